package io.dangol.customer.history.product;

import io.dangol.kit.imports.ImportColumn;
import java.util.List;

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
    public String field() {
        return field;
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
        return ImportColumn.titleOfField(all(), field.replaceFirst("\\[[0-9]+]$", ""));
    }
}
