package io.dangol.customer.history.imports;

import io.dangol.customer.history.purchase.CustomerReference;
import io.dangol.customer.history.purchase.Money;
import io.dangol.customer.history.returns.ReturnedLine;
import io.dangol.customer.history.returns.ToldReturnRequest;
import io.dangol.kit.imports.Chunk.RawRecord;
import io.dangol.kit.imports.CsvRows;
import io.dangol.kit.imports.ImportColumn;
import io.dangol.kit.imports.RecordReader;
import io.dangol.kit.imports.Unreadable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads CSV as RFC 4180 has it, in UTF-8: a return a record, with at most one line.
final class ReturnCsv implements RecordReader<ToldReturnRequest> {
    private final CsvRows rows;

    /// @param titles those of the header
    ReturnCsv(List<String> titles) {
        this.rows = new CsvRows(titles);
    }

    @Override
    public ToldReturnRequest read(RawRecord record) throws Unreadable {
        List<String> values = rows.values(record);
        String externalId = value(values, ReturnColumn.CUSTOMER_EXTERNAL_ID);
        String amount = value(values, ReturnColumn.TOTAL);
        String currency = value(values, ReturnColumn.CURRENCY);
        if (amount == null || currency == null) {
            ReturnColumn missing = amount == null ? ReturnColumn.TOTAL : ReturnColumn.CURRENCY;
            throw Unreadable.invalid(missing.title(), "is required");
        }
        ReturnedLine line = new ReturnedLine(
                value(values, ReturnColumn.SKU), null, Quantities.read(rows, values, ReturnColumn.QUANTITY), null);
        return new ToldReturnRequest(
                value(values, ReturnColumn.SOURCE),
                value(values, ReturnColumn.RETURN_ID),
                value(values, ReturnColumn.ORDER_ID),
                externalId == null ? null : new CustomerReference(null, externalId),
                value(values, ReturnColumn.RETURNED_AT),
                new Money(amount, currency),
                line.equals(new ReturnedLine(null, null, null, null)) ? null : List.of(line),
                null);
    }

    @Override
    public String fieldName(String field) {
        return ImportColumn.titleOfField(ReturnColumn.all(), field);
    }

    private @Nullable String value(List<String> values, ReturnColumn column) {
        return rows.value(values, column);
    }
}
