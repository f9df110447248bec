package io.dangol.kit.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.kit.csv.CsvWriter.Quoting;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\tx",
                "＝1",
                "＋1",
                "－1",
                "＠a",
                "﹦1+1",
                "﹢1",
                "﹣1",
                "﹫a",
                "'twas",
                "''",
                " =1",
                "\u00a0=1",
                "\u3000＝1",
                "\ufeff=1",
                "\u200b+1",
                " \t@x",
                "\u0000=1"
            })
    void aTextThatASpreadsheetWouldReadIsGuardedAndCanBeHadBack(String text) {
        assertThat(CsvGuard.add(text)).isEqualTo("'" + text);
        assertThat(CsvGuard.remove(CsvGuard.add(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a=1", "가", "1-1", "\"=1\"", " 'a", "1=1"})
    void everyOtherTextStays(String text) {
        assertThat(CsvGuard.add(text)).isEqualTo(text);
        assertThat(CsvGuard.remove(text)).isEqualTo(text);
    }

    @Property
    void everyTextCanBeHadBack(
            @ForAll @Chars({'=', '\'', ' ', '\t', '＝'}) @CharRange(from = 'a', to = 'c') String text) {
        assertThat(CsvGuard.remove(CsvGuard.add(text))).isEqualTo(text);
    }

    @Test
    void numbersStayNumbersAndAbsentValuesAreEmpty() {
        assertThat(new CsvWriter(Quoting.WHERE_NEEDED).row(Arrays.asList(-129, null, "-129", "a,b", " c", "d\"e")))
                .isEqualTo("-129,,'-129,\"a,b\",\" c\",\"d\"\"e\"\r\n");
    }

    @Test
    void everyValueIsQuotedOnDemand() {
        assertThat(new CsvWriter(Quoting.EVERY_VALUE).row(Arrays.asList("a", null, "=1", 5)))
                .isEqualTo("\"a\",,\"'=1\",\"5\"\r\n");
        assertThat(new CsvWriter(Quoting.EVERY_VALUE).header(List.of("a", "b"))).isEqualTo("a,b\r\n");
    }
}
