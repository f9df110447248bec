package io.dangol.customer.history.product;

import io.dangol.customer.history.catalogue.ItemDetails;
import io.dangol.customer.history.purchase.Money;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a person or an import says of a product.
///
/// @param categoryPath empty for none
record ProductDetails(
        @Nullable String nameKo,
        @Nullable String nameEn,
        @Nullable List<String> categoryPath,
        @Nullable Money price,
        @Nullable Boolean active)
        implements ItemDetails<ProductDetails> {
    /// A product of which nothing is said.
    static final ProductDetails BLANK = new ProductDetails(null, null, List.of(), null, true);

    @Override
    public ProductDetails with(ProductDetails later) {
        return new ProductDetails(
                later.nameKo == null ? nameKo : later.nameKo,
                later.nameEn == null ? nameEn : later.nameEn,
                later.categoryPath == null ? categoryPath : later.categoryPath,
                later.price == null ? price : later.price,
                later.active == null ? active : later.active);
    }

    /// The path as it is stored; empty for none.
    String storedPath() {
        return CategoryPath.stored(Objects.requireNonNullElse(categoryPath, List.of()));
    }

    boolean isActive() {
        return !Boolean.FALSE.equals(active);
    }
}
