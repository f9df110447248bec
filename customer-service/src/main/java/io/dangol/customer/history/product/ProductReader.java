package io.dangol.customer.history.product;

import io.dangol.customer.history.catalogue.ReadItem;
import io.dangol.customer.history.purchase.FieldReader;
import io.dangol.customer.history.purchase.Money;
import java.time.Instant;
import java.util.List;

/// Holds a form to every rule of products.
final class ProductReader {
    static final int SKU_LENGTH_MOST = 100;
    static final int NAME_LENGTH_MOST = 200;

    private ProductReader() {}

    /// @param now the present
    static ReadItem<ProductDetails> read(ProductForm form, Instant now) {
        FieldReader fields = new FieldReader(now);
        String sku = fields.identifier("sku", form.sku(), SKU_LENGTH_MOST);
        String nameKo = fields.name("nameKo", form.nameKo(), NAME_LENGTH_MOST);
        String nameEn = fields.name("nameEn", form.nameEn(), NAME_LENGTH_MOST);
        List<String> path = CategoryPath.read(fields, "categoryPath", form.categoryPath());
        Money price = form.price() == null ? null : fields.money("price", form.price());
        return sku == null || !fields.violations().isEmpty()
                ? new ReadItem.Rejected<>(fields.violations())
                : new ReadItem.Accepted<>(sku, new ProductDetails(nameKo, nameEn, path, price, form.active()));
    }
}
