package io.dangol.customer.imports;

import io.dangol.customer.imports.Chunk.RawRecord;
import io.dangol.customer.purchase.Line;
import io.dangol.customer.purchase.Money;
import io.dangol.customer.purchase.PurchaseRequest;
import io.dangol.customer.purchase.PurchaseRequest.CustomerReference;
import io.dangol.kit.problem.Refusal;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// Reads CSV as RFC 4180 has it, in UTF-8: a purchase a record, with at most one line.
final class CsvReader implements RecordReader {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int DIGITS_OF_QUANTITY_MOST = 7;

    private final Map<CsvColumn, Integer> places = new EnumMap<>(CsvColumn.class);
    private final int width;

    private CsvReader(List<CsvColumn> columns) {
        this.width = columns.size();
        for (int place = 0; place < width; place++) {
            places.put(columns.get(place), place);
        }
    }

    /// @param titles those of a header that [#header] has read
    static CsvReader ofTitles(List<String> titles) {
        return new CsvReader(titles.stream()
                .map(title -> CsvColumn.ofTitle(title).orElseThrow())
                .toList());
    }

    /// The titles of a header line.
    ///
    /// @throws Refusal 400 if a column is unknown, missing or there twice
    static List<String> header(byte[] data) {
        List<String> titles;
        try {
            String text = text(data);
            titles = values(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (Unreadable broken) {
            throw invalidHeader("it " + broken.getMessage());
        }
        List<CsvColumn> columns = new ArrayList<>();
        for (String title : titles) {
            CsvColumn column = CsvColumn.ofTitle(title)
                    .orElseThrow(
                            () -> invalidHeader("it has a column that is unknown, in place " + (columns.size() + 1)));
            if (columns.contains(column)) {
                throw invalidHeader("it has the column " + title + " twice");
            }
            columns.add(column);
        }
        Stream.of(CsvColumn.values())
                .filter(column -> column.isRequired() && !columns.contains(column))
                .findFirst()
                .ifPresent(missing -> {
                    throw invalidHeader("it has no column " + missing.title());
                });
        return List.copyOf(titles);
    }

    @Override
    public PurchaseRequest read(RawRecord record) throws Unreadable {
        List<String> values = values(text(record.data().getBytes()));
        if (values.size() != width) {
            throw Unreadable.malformed("has as many values as the header line, which has " + width);
        }
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
        Line line = new Line(value(values, CsvColumn.SKU), value(values, CsvColumn.CATEGORY), quantity(values), null);
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
        Integer place = places.get(column);
        return place == null || values.get(place).isEmpty() ? null : values.get(place);
    }

    private @Nullable Integer quantity(List<String> values) throws Unreadable {
        String value = value(values, CsvColumn.QUANTITY);
        if (value == null) {
            return null;
        }
        if (value.length() > DIGITS_OF_QUANTITY_MOST
                || !value.chars().allMatch(character -> character >= '0' && character <= '9')) {
            throw Unreadable.invalid(CsvColumn.QUANTITY.title(), "is 1 to 1000000");
        }
        return Integer.valueOf(value);
    }

    private static List<String> values(String text) throws Unreadable {
        try {
            List<CSVRecord> records = FORMAT.parse(new StringReader(text)).getRecords();
            if (records.size() != 1) {
                throw Unreadable.malformed("is one record of CSV (RFC 4180)");
            }
            return records.getFirst().toList();
        } catch (IOException | UncheckedIOException broken) {
            throw Unreadable.malformed("is a record of CSV (RFC 4180)");
        }
    }

    private static String text(byte[] data) throws Unreadable {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw Unreadable.malformed("is text in UTF-8");
        }
    }

    private static Refusal invalidHeader(String reason) {
        return new Refusal(ImportProblem.IMPORT_HEADER_INVALID, "the header line is not as it must be: " + reason);
    }
}
