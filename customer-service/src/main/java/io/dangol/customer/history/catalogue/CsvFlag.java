package io.dangol.customer.history.catalogue;

import io.dangol.kit.imports.Unreadable;
import org.jspecify.annotations.Nullable;

/// A value of CSV that is `true` or `false`.
public final class CsvFlag {
    private CsvFlag() {}

    /// @param value null if it is not said
    /// @throws Unreadable if it is anything else
    public static @Nullable Boolean read(String title, @Nullable String value) throws Unreadable {
        if (value == null) {
            return null;
        }
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Unreadable.invalid(title, "must be true or false");
        };
    }
}
