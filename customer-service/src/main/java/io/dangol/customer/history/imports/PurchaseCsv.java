package io.dangol.customer.history.imports;

import io.dangol.customer.history.purchase.Line;
import io.dangol.customer.history.purchase.Money;
import io.dangol.customer.history.purchase.PurchaseRequest;
import io.dangol.customer.history.purchase.PurchaseRequest.CustomerReference;
import io.dangol.kit.imports.Chunk.RawRecord;
import io.dangol.kit.imports.CsvRows;
import io.dangol.kit.imports.RecordReader;
import io.dangol.kit.imports.Unreadable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads CSV as RFC 4180 has it, in UTF-8: a purchase a record, with at most one line.
final class CsvReader implements RecordReader<PurchaseRequest> {
    private static final int DIGITS_OF_QUANTITY_MOST = 7;

    private final CsvRows rows;

    /// @param titles those of the header
    CsvReader(List<String> titles) {
        this.rows = new CsvRows(titles);
    }

    @Override
    public PurchaseRequest read(RawRecord record) throws Unreadable {
        List<String> values = rows.values(record);
        String externalId = value(values, CsvColumn.CUSTOMER_EXTERNAL_ID);
        String amount = value(values, CsvColumn.TOTAL);
        String currency = value(values, CsvColumn.CURRENCY);
        if (amount == null || currency == null) {
            CsvColumn missing = amount == null ? CsvColumn.TOTAL : CsvColumn.CURRENCY;
            throw Unreadable.invalid(missing.title(), "is required");
        }
        if (externalId == null) {
            throw Unreadable.invalid(CsvColumn.CUSTOMER_EXTERNAL_ID.title(), "is required");
        }
        String price = value(values, CsvColumn.UNIT_PRICE);
        Line line = new Line(
                value(values, CsvColumn.SKU),
                value(values, CsvColumn.CATEGORY),
                quantity(values),
                price == null ? null : new Money(price, currency));
        return new PurchaseRequest(
                value(values, CsvColumn.SOURCE),
                value(values, CsvColumn.ORDER_ID),
                new CustomerReference(null, externalId),
                value(values, CsvColumn.PURCHASED_AT),
                value(values, CsvColumn.CHANNEL),
                value(values, CsvColumn.STORE),
                new Money(amount, currency),
                line.equals(new Line(null, null, null, null)) ? null : List.of(line));
    }

    @Override
    public String fieldName(String field) {
        return CsvColumn.titleOfField(field);
    }

    private @Nullable String value(List<String> values, CsvColumn column) {
        return rows.value(values, column);
    }

    private @Nullable Integer quantity(List<String> values) throws Unreadable {
        String value = value(values, CsvColumn.QUANTITY);
        if (value == null) {
            return null;
        }
        if (value.length() > DIGITS_OF_QUANTITY_MOST
                || !value.chars().allMatch(character -> character >= '0' && character <= '9')) {
            throw Unreadable.invalid(CsvColumn.QUANTITY.title(), "must be 1 to 1000000");
        }
        return Integer.valueOf(value);
    }
}
