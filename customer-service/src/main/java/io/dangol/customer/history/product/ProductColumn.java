package io.dangol.customer.history.product;

import io.dangol.kit.imports.ImportColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The columns that a CSV import of products may have, and the field of the form that each is.
enum ProductColumn implements ImportColumn {
    SKU("sku", true),
    NAME_KO("nameKo", false),
    NAME_EN("nameEn", false),
    CATEGORY_PATH("categoryPath", false),
    PRICE("price.amount", false),
    CURRENCY("price.currency", false),
    ACTIVE("active", false);

    private final String field;
    private final boolean required;

    ProductColumn(String field, boolean required) {
        this.field = field;
        this.required = required;
    }

    @Override
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean isRequired() {
        return required;
    }

    static List<ProductColumn> all() {
        return List.of(values());
    }

    /// The title of the column that a field comes from; all names of a category come from one.
    static String titleOfField(String field) {
        String whole = field.replaceFirst("\\[[0-9]+]$", "");
        return Arrays.stream(values())
                .filter(column -> column.field.equals(whole))
                .findFirst()
                .map(ProductColumn::title)
                .orElse(field);
    }
}
