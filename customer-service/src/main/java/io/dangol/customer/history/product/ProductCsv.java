package io.dangol.customer.history.product;

import io.dangol.customer.history.catalogue.CsvFlag;
import io.dangol.customer.history.purchase.Money;
import io.dangol.kit.imports.Chunk.RawRecord;
import io.dangol.kit.imports.CsvRows;
import io.dangol.kit.imports.RecordReader;
import io.dangol.kit.imports.Unreadable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads products from CSV. A value that is empty is not said.
final class ProductCsv implements RecordReader<ProductForm> {
    private final CsvRows rows;

    /// @param titles those of the header
    ProductCsv(List<String> titles) {
        this.rows = new CsvRows(titles);
    }

    @Override
    public ProductForm read(RawRecord record) throws Unreadable {
        List<String> values = rows.values(record);
        String path = value(values, ProductColumn.CATEGORY_PATH);
        return new ProductForm(
                value(values, ProductColumn.SKU),
                value(values, ProductColumn.NAME_KO),
                value(values, ProductColumn.NAME_EN),
                path == null ? null : CategoryPath.split(path),
                price(values),
                CsvFlag.read(ProductColumn.ACTIVE.title(), value(values, ProductColumn.ACTIVE)));
    }

    @Override
    public String fieldName(String field) {
        return ProductColumn.titleOfField(field);
    }

    private @Nullable Money price(List<String> values) throws Unreadable {
        String amount = value(values, ProductColumn.PRICE);
        String currency = value(values, ProductColumn.CURRENCY);
        if (amount == null && currency == null) {
            return null;
        }
        if (amount == null || currency == null) {
            ProductColumn missing = amount == null ? ProductColumn.PRICE : ProductColumn.CURRENCY;
            throw Unreadable.invalid(missing.title(), "is required: price and currency go together");
        }
        return new Money(amount, currency);
    }

    private @Nullable String value(List<String> values, ProductColumn column) {
        return rows.value(values, column);
    }
}
