package io.dangol.loyalty.account.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.kit.problem.Refusal;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementFormatsTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "*/*", "application/*", "text/html, */*;q=0.1", "application/json;charset=utf-8"})
    void whoDoesNotMindGetsJson(String accept) {
        assertThat(StatementFormats.of(accept)).isEqualTo(StatementFormat.JSON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv | CSV",
                "TEXT/CSV; header=present | CSV",
                "text/* | CSV",
                "application/pdf | PDF",
                "application/json;q=0.5, application/pdf | PDF",
                "application/json;q=0, */* | CSV",
                "application/*, text/*;q=0.9, application/json;q=0.1 | PDF",
                "application/pdf;q=0.2, text/csv;q=0.3, application/json;q=0.1 | CSV",
                "application/json;q=7, application/pdf;q=0.001 | PDF",
                ";;,/,application/pdf | PDF"
            })
    void theHighestWeightOfTheMostSpecificRangeWins(String accept, StatementFormat format) {
        assertThat(StatementFormats.of(accept)).isEqualTo(format);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/html", "application/xml", "*/*;q=0", "application/pdf;q=0.0", "pdf", "image/*", "/*", ","})
    void anythingElseIsRefusedWith406(String accept) {
        assertThatThrownBy(() -> StatementFormats.of(accept)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.type().status()).isEqualTo(406);
            assertThat(refusal.detail()).contains("application/pdf");
        });
    }

    @Test
    void theFileIsNamedByAccountAndPeriod() {
        assertThat(StatementFormat.PDF.disposition(Statements.ACCOUNT, Statements.NOVEMBER))
                .isEqualTo("attachment; filename=\"statement-acc_01kazf1v9cfnkbx8t2p6w0s3jd-2026-11.pdf\"");
        assertThat(StatementFormat.CSV.fileName("acc_1", days("2026-11-01", "2026-11-16")))
                .isEqualTo("statement-acc_1-2026-11-01-to-2026-11-15.csv");
        assertThat(StatementFormat.JSON.fileName("acc_1", days("2026-11-21", "2026-11-22")))
                .isEqualTo("statement-acc_1-2026-11-21.json");
    }

    private static StatementPeriod days(String from, String to) {
        return new StatementPeriod(LocalDate.parse(from), LocalDate.parse(to), ZoneId.of("Asia/Seoul"));
    }
}
