package io.dangol.customer.history.store;

import io.dangol.customer.history.catalogue.CsvFlag;
import io.dangol.kit.imports.Chunk.RawRecord;
import io.dangol.kit.imports.CsvRows;
import io.dangol.kit.imports.RecordReader;
import io.dangol.kit.imports.Unreadable;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads stores from CSV. A value that is empty is not said.
final class StoreCsv implements RecordReader<StoreForm> {
    private static final Pattern DEGREES = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,20})?");

    private final CsvRows rows;

    /// @param titles those of the header
    StoreCsv(List<String> titles) {
        this.rows = new CsvRows(titles);
    }

    @Override
    public StoreForm read(RawRecord record) throws Unreadable {
        List<String> values = rows.values(record);
        return new StoreForm(
                value(values, StoreColumn.CODE),
                value(values, StoreColumn.NAME),
                value(values, StoreColumn.ADDRESS),
                value(values, StoreColumn.REGION),
                degrees(values, StoreColumn.LATITUDE),
                degrees(values, StoreColumn.LONGITUDE),
                value(values, StoreColumn.ZONE),
                CsvFlag.read(StoreColumn.ACTIVE.title(), value(values, StoreColumn.ACTIVE)));
    }

    @Override
    public String fieldName(String field) {
        return field;
    }

    private @Nullable BigDecimal degrees(List<String> values, StoreColumn column) throws Unreadable {
        String value = value(values, column);
        if (value == null) {
            return null;
        }
        if (!DEGREES.matcher(value).matches()) {
            throw Unreadable.invalid(column.title(), "must be a decimal number of degrees, like 37.497942");
        }
        return new BigDecimal(value);
    }

    private @Nullable String value(List<String> values, StoreColumn column) {
        return rows.value(values, column);
    }
}
