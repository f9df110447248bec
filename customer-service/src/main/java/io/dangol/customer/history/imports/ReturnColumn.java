package io.dangol.customer.history.imports;

import io.dangol.kit.imports.ImportColumn;
import java.util.List;

/// The columns that a CSV import of returns may have, and the field of a return that each is.
enum ReturnColumn implements ImportColumn {
    SOURCE("source", true),
    RETURN_ID("returnId", true),
    ORDER_ID("orderId", false),
    CUSTOMER_EXTERNAL_ID("customer.externalId", false),
    RETURNED_AT("returnedAt", true),
    TOTAL("total.amount", true),
    CURRENCY("total.currency", true),
    SKU("lines[0].sku", false),
    QUANTITY("lines[0].quantity", false);

    private final String field;
    private final boolean required;

    ReturnColumn(String field, boolean required) {
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

    static List<ReturnColumn> all() {
        return List.of(values());
    }
}
