package io.dangol.customer.history.purchase;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// What made a version of a purchase.
public enum ChangeKind {
    @JsonProperty("recorded")
    RECORDED,
    @JsonProperty("corrected")
    CORRECTED,
    @JsonProperty("claimed")
    CLAIMED,
    @JsonProperty("cancelled")
    CANCELLED;

    /// Its name in the database.
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ChangeKind of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
