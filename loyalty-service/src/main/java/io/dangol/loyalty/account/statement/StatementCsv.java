package io.dangol.loyalty.account.statement;

import io.dangol.kit.csv.CsvWriter;
import io.dangol.kit.csv.CsvWriter.Quoting;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Writes a statement's lines as CSV: RFC 4180, UTF-8, with a header line.
final class StatementCsv {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<String> COLUMNS = List.of(
            "recorded_at", "effective_at", "kind", "reason", "reference", "amount", "balance_after", "transaction_id");
    private static final CsvWriter CSV = new CsvWriter(Quoting.WHERE_NEEDED);

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
        writer.write(CSV.header(COLUMNS));
        for (StatementLine line : statement.lines()) {
            writer.write(CSV.row(Arrays.asList(
                    line.recordedAt(),
                    line.effectiveAt(),
                    line.kind(),
                    line.reason(),
                    line.reference(),
                    line.amount(),
                    line.balanceAfter(),
                    line.transactionId())));
        }
        writer.flush();
    }
}
