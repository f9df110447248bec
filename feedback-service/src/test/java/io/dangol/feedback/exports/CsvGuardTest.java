package io.dangol.feedback.exports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠a", "'twas", "''"})
    void aValueThatASpreadsheetWouldReadIsGuardedAndCanBeHadBack(String value) {
        assertThat(CsvGuard.add(value)).isEqualTo("'" + value);
        assertThat(CsvGuard.remove(CsvGuard.add(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", "가", " =1", "1-1", "\"=1\""})
    void everyOtherValueStays(String value) {
        assertThat(CsvGuard.add(value)).isEqualTo(value);
        assertThat(CsvGuard.remove(value)).isEqualTo(value);
    }
}
