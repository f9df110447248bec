package io.dangol.customer.history.imports;

import io.dangol.customer.history.purchase.CustomerReference;
import io.dangol.customer.history.purchase.Line;
import io.dangol.customer.history.purchase.Money;
import io.dangol.customer.history.purchase.PurchaseRequest;
import io.dangol.customer.history.purchase.UnitPrice;
import io.dangol.kit.imports.Chunk.RawRecord;
import io.dangol.kit.imports.CsvRows;
import io.dangol.kit.imports.ImportColumn;
import io.dangol.kit.imports.RecordReader;
import io.dangol.kit.imports.Unreadable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads CSV as RFC 4180 has it, in UTF-8: a purchase a record, with at most one line.
final class PurchaseCsv implements RecordReader<PurchaseRequest> {
    private final CsvRows rows;

    /// @param titles those of the header
    PurchaseCsv(List<String> titles) {
        this.rows = new CsvRows(titles);
    }

    @Override
    public PurchaseRequest read(RawRecord record) throws Unreadable {
        List<String> values = rows.values(record);
        String externalId = value(values, PurchaseColumn.CUSTOMER_EXTERNAL_ID);
        String amount = value(values, PurchaseColumn.TOTAL);
        String currency = value(values, PurchaseColumn.CURRENCY);
        if (amount == null || currency == null) {
            PurchaseColumn missing = amount == null ? PurchaseColumn.TOTAL : PurchaseColumn.CURRENCY;
            throw Unreadable.invalid(missing.title(), "is required");
        }
        String price = value(values, PurchaseColumn.UNIT_PRICE);
        Line line = new Line(
                value(values, PurchaseColumn.SKU),
                value(values, PurchaseColumn.CATEGORY),
                null,
                Quantities.read(rows, values, PurchaseColumn.QUANTITY),
                price == null ? null : new UnitPrice(price, currency));
        return new PurchaseRequest(
                value(values, PurchaseColumn.SOURCE),
                value(values, PurchaseColumn.ORDER_ID),
                externalId == null ? null : new CustomerReference(null, externalId),
                value(values, PurchaseColumn.PURCHASED_AT),
                value(values, PurchaseColumn.CHANNEL),
                value(values, PurchaseColumn.STORE),
                new Money(amount, currency),
                line.equals(new Line(null, null, null, null, null)) ? null : List.of(line));
    }

    @Override
    public String fieldName(String field) {
        return ImportColumn.titleOfField(PurchaseColumn.all(), field);
    }

    private @Nullable String value(List<String> values, PurchaseColumn column) {
        return rows.value(values, column);
    }
}
