package io.dangol.customer.history.store;

import io.dangol.kit.imports.ImportColumn;
import java.util.List;

/// The columns that a CSV import of stores may have, each a field of the form.
enum StoreColumn implements ImportColumn {
    CODE(true),
    NAME(true),
    ADDRESS(false),
    REGION(false),
    LATITUDE(false),
    LONGITUDE(false),
    ZONE(false),
    ACTIVE(false);

    private final boolean required;

    StoreColumn(boolean required) {
        this.required = required;
    }

    @Override
    public String field() {
        return title();
    }

    @Override
    public boolean isRequired() {
        return required;
    }

    static List<StoreColumn> all() {
        return List.of(values());
    }
}
