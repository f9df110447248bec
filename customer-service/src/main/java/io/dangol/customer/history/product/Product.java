package io.dangol.customer.history.product;

import io.dangol.customer.history.purchase.Money;
import io.dangol.kit.entities.VersionedEntity;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.time.PublicId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is sold, by its sku. [LearntProducts] and [ImportedProducts] write many at a time, and by their own statements.
@Entity
class Product implements VersionedEntity {
    @Id
    private UUID id;

    @Version
    private int version = 1;

    private String sku;
    private @Nullable String nameKo;
    private @Nullable String nameEn;
    private String categoryPath = "";
    private @Nullable BigDecimal priceAmount;
    private @Nullable String priceCurrency;
    private boolean active = true;
    private boolean completed = true;
    private @Nullable String lastCategory;
    private @Nullable String lastDescription;
    private @Nullable Instant lastSoldAt;
    private Instant createdAt;
    private Instant updatedAt;

    Product() {}

    /// A product that a person enters.
    Product(UUID id, String sku, ProductDetails details, Instant now) {
        this.id = id;
        this.sku = sku;
        this.createdAt = now;
        this.updatedAt = now;
        set(ProductDetails.BLANK.with(details));
    }

    @Override
    public int version() {
        return version;
    }

    UUID id() {
        return id;
    }

    /// Enters other details; the same again change nothing.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 where the sku would change
    void change(String wantedSku, ProductDetails wanted, Instant now) {
        if (!wantedSku.equals(sku)) {
            throw CommonProblem.invalid("sku", "never changes; enter a product for the other sku");
        }
        ProductDetails whole = ProductDetails.BLANK.with(wanted);
        if (!whole.equals(details())) {
            set(whole);
            completed = true;
            updatedAt = now.isAfter(updatedAt) ? now : updatedAt;
        }
    }

    private void set(ProductDetails whole) {
        nameKo = whole.nameKo();
        nameEn = whole.nameEn();
        categoryPath = whole.storedPath();
        Money price = whole.price();
        priceAmount = price == null ? null : new BigDecimal(price.amount());
        priceCurrency = price == null ? null : price.currency();
        active = whole.isActive();
    }

    private ProductDetails details() {
        return new ProductDetails(nameKo, nameEn, CategoryPath.of(categoryPath), price(), active);
    }

    private @Nullable Money price() {
        return priceAmount == null || priceCurrency == null ? null : Money.of(priceAmount, priceCurrency);
    }

    /// The form that would enter it; the target of a merge patch.
    ProductForm form() {
        return new ProductForm(sku, nameKo, nameEn, new ArrayList<>(CategoryPath.of(categoryPath)), price(), active);
    }

    ProductView view() {
        return new ProductView(
                PublicId.format(ProductView.ID_PREFIX, id),
                sku,
                nameKo,
                nameEn,
                CategoryPath.of(categoryPath),
                price(),
                active,
                completed,
                lastCategory,
                lastDescription,
                lastSoldAt,
                version,
                createdAt,
                updatedAt);
    }
}
