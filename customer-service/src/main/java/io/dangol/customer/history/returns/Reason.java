package io.dangol.customer.history.returns;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// Why something was returned.
public enum Reason {
    @JsonProperty("damaged")
    DAMAGED,
    @JsonProperty("unwanted")
    UNWANTED,
    @JsonProperty("wrong_item")
    WRONG_ITEM,
    @JsonProperty("other")
    OTHER;

    /// Its name in the database.
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Reason of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
