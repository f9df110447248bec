package io.dangol.kit.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dangol.kit.imports.Chunk.RawRecord;
import io.dangol.kit.problem.Refusal;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvHeaderTest {
    private static final List<Column> KNOWN =
            List.of(new Column("source", true), new Column("text", true), new Column("store", false));

    @Test
    void columnsComeInAnyOrderAndOptionalOnesMayBeAbsent() throws Unreadable {
        List<String> titles = CsvHeader.read("\uFEFF\"text\",source\r\n".getBytes(UTF_8), KNOWN);

        assertThat(titles).containsExactly("text", "source");
        CsvRows rows = new CsvRows(titles);
        List<String> values = rows.values(new RawRecord(2, Buffer.buffer("\"a, \"\"b\"\"\",\r\n")));
        assertThat(rows.value(values, KNOWN.get(1))).isEqualTo("a, \"b\"");
        assertThat(rows.value(values, KNOWN.get(0))).isNull();
        assertThat(rows.value(values, KNOWN.get(2))).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            source             | has no column text
            source,text,colour | has a column that is unknown, in place 3
            source,text,source | has the column source twice
            Source,text        | has a column that is unknown, in place 1
            source;text        | must have commas between its columns, and has semicolons
            source	text        | must have commas between its columns, and has tabs
            "source            | must be a record of CSV
            """)
    void aHeaderThatIsNotAsItMustBeIsRefusedWithTheReason(String header, String reason) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> CsvHeader.read(header.getBytes(UTF_8), KNOWN))
                .satisfies(refusal -> {
                    assertThat(refusal.type()).isEqualTo(ImportProblem.IMPORT_HEADER_INVALID);
                    assertThat(refusal.detail()).contains(reason);
                });
    }

    private record Column(String name, boolean isRequired) implements ImportColumn {
        @Override
        public String field() {
            return name;
        }
    }
}
