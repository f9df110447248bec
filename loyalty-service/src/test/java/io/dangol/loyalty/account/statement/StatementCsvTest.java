package io.dangol.loyalty.account.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementCsvTest {
    private static final String HEADER =
            "recorded_at,effective_at,kind,reason,reference,amount,balance_after,transaction_id\r\n";

    @Test
    void everyLineIsARecordBelowTheHeader() throws IOException {
        assertThat(csv(Statements.month()))
                .isEqualTo(
                        HEADER
                                + "2026-11-21T03:00:00Z,2026-11-21T03:00:00Z,earn,구매 적립,,1290,1419,txn_01kazf1va2d6sfzr6wq4n1v8kc\r\n"
                                + "2026-11-21T03:00:00Z,2026-11-21T03:00:00Z,compensation,배송 지연 보상,,500,1919,txn_01kazf1va2d6sfzr6wq4n1v8kc\r\n"
                                + "2026-11-21T03:00:00Z,2026-11-21T03:00:00Z,spend,포인트 사용,,-300,1619,txn_01kazf1va2d6sfzr6wq4n1v8kc\r\n"
                                + "2026-11-21T03:00:00Z,2026-11-21T03:00:00Z,expire,유효기간 만료,,-40,1579,txn_01kazf1va2d6sfzr6wq4n1v8kc\r\n");
    }

    @Test
    void withoutLinesThereIsTheHeader() throws IOException {
        assertThat(csv(Statements.november(5))).isEqualTo(HEADER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+82 10",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "-",
                "=\"a\",\"b\"",
                "+1",
                "-129",
                "＝1+1",
                "＋1",
                "－1",
                "＠x",
                " =1",
                "'quoted'"
            })
    void whatASpreadsheetWouldTakeForAFormulaHasAnApostropheInFront(String reason) throws IOException {
        assertThat(reasonRead(reason)).isEqualTo("'" + reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "구매 적립",
                "a=b",
                "say \"hello\", please",
                "first\r\nsecond\nthird",
                " kept ",
                "생일 축하 🎉👨‍👩‍👧",
                ","
            })
    void otherTextComesBackAsItWas(String reason) throws IOException {
        assertThat(reasonRead(reason)).isEqualTo(reason);
    }

    @Test
    void aReferenceIsGuardedToo() throws IOException {
        StatementLine line = new StatementLine(
                Statements.NOON, Statements.NOON, "earn", "r", "=HYPERLINK(1)", 1, 1, Statements.TRANSACTION);

        assertThat(csv(Statements.november(0, line))).contains(",'=HYPERLINK(1),1,1,");
    }

    @Test
    void theByteOrderMarkIsThereOnDemand() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StatementCsv.write(Statements.month(), out, true);

        assertThat(out.toByteArray()).startsWith(0xEF, 0xBB, 0xBF, 'r', 'e', 'c');
        assertThat(csv(Statements.month())).startsWith("rec");
    }

    private static String reasonRead(String reason) throws IOException {
        Statement statement = Statements.november(0, Statements.line("spend", reason, -129, -129));
        List<CSVRecord> records =
                CSVFormat.RFC4180.parse(new StringReader(csv(statement))).getRecords();
        assertThat(records).hasSize(2);
        CSVRecord record = records.get(1);
        assertThat(record.size()).isEqualTo(8);
        assertThat(record.get(5)).isEqualTo("-129");
        return record.get(3);
    }

    private static String csv(Statement statement) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StatementCsv.write(statement, out, false);
        return out.toString(StandardCharsets.UTF_8);
    }
}
