package io.dangol.customer.history.imports;

import io.dangol.kit.imports.ImportColumn;
import java.util.List;

/// The columns that a CSV import of purchases may have, and the field of a purchase that each is.
enum PurchaseColumn implements ImportColumn {
    SOURCE("source", true),
    ORDER_ID("orderId", true),
    CUSTOMER_EXTERNAL_ID("customer.externalId", true),
    PURCHASED_AT("purchasedAt", true),
    TOTAL("total.amount", true),
    CURRENCY("total.currency", true),
    CHANNEL("channel", false),
    STORE("store", false),
    SKU("lines[0].sku", false),
    CATEGORY("lines[0].category", false),
    QUANTITY("lines[0].quantity", false),
    UNIT_PRICE("lines[0].unitPrice.amount", false);

    private final String field;
    private final boolean required;

    PurchaseColumn(String field, boolean required) {
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

    static List<PurchaseColumn> all() {
        return List.of(values());
    }
}
