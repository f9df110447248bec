package io.dangol.customer.history.imports;

import io.dangol.kit.imports.CsvRows;
import io.dangol.kit.imports.ImportColumn;
import io.dangol.kit.imports.Unreadable;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads quantities of CSV; the rules say which are good.
final class Quantities {
    private static final Pattern QUANTITY = Pattern.compile("-?[0-9]{1,7}");

    private Quantities() {}

    /// @return null where there is none
    static @Nullable Integer read(CsvRows rows, List<String> values, ImportColumn column) throws Unreadable {
        String value = rows.value(values, column);
        if (value == null) {
            return null;
        }
        if (!QUANTITY.matcher(value).matches()) {
            throw Unreadable.invalid(column.title(), "must be a whole number of at most 1000000, like 2");
        }
        return Integer.valueOf(value);
    }
}
