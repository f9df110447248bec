package io.dangol.loyalty.statement;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/// Writes a statement's lines as CSV: RFC 4180, UTF-8, with a header line.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection). Amounts are
/// numbers of ours and stay numbers, also below zero.
final class StatementCsv {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA_STARTS = "=+-@\t\r\n";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,16}(\\.\\d{1,16})?");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "recorded_at",
                    "effective_at",
                    "kind",
                    "reason",
                    "reference",
                    "amount",
                    "balance_after",
                    "transaction_id")
            .get();

    private StatementCsv() {}

    /// Writes all of it; the stream stays open.
    ///
    /// @param mark whether to start with a byte order mark, by which some spreadsheets tell that it is
    ///     UTF-8
    static void write(Statement statement, OutputStream out, boolean mark) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (mark) {
            writer.write(BYTE_ORDER_MARK);
        }
        // Not closed: that would close the stream, which is the caller's.
        @SuppressWarnings("resource")
        CSVPrinter printer = FORMAT.print(writer);
        for (StatementLine line : statement.lines()) {
            printer.printRecord(
                    line.recordedAt(),
                    line.effectiveAt(),
                    text(line.kind()),
                    text(line.reason()),
                    text(line.reference()),
                    line.amount(),
                    line.balanceAfter(),
                    text(line.transactionId()));
        }
        writer.flush();
    }

    private static @Nullable String text(@Nullable String cell) {
        boolean formula = cell != null
                && !cell.isEmpty()
                && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0
                && !NUMBER.matcher(cell).matches();
        return formula ? "'" + cell : cell;
    }
}
