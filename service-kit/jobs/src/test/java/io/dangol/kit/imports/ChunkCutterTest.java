package io.dangol.kit.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dangol.kit.imports.Chunk.RawRecord;
import io.dangol.kit.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkCutterTest {
    private static final ChunkLimits LIMITS = new ChunkLimits(1_000, 128);

    @Test
    void theFirstRecordOfCsvIsTheHeader() {
        Cut cut = cut(ImportFormat.CSV, "\n\"a\nb\",c\r\n1,2\n3,4", 7);

        assertThat(cut.header).isEqualTo("\"a\nb\",c\r\n");
        assertThat(cut.records()).containsExactly("1,2\n", "3,4");
        assertThat(cut.lines()).containsExactly(4L, 5L);
        assertThat(cut.total).isEqualTo(2);
    }

    @Test
    void quotesHoldLineFeedsOnlyWhereAFieldBeginsWithThem() {
        Cut cut = cut(ImportFormat.CSV, "h\n\"1\n\"\"\n\",\"\n\"\n5\" disc\n\"x\"y\n", 3);

        assertThat(cut.records()).containsExactly("\"1\n\"\"\n\",\"\n\"\n", "5\" disc\n", "\"x\"y\n");
        assertThat(cut.lines()).containsExactly(2L, 6L, 7L);
    }

    @Test
    void blankLinesAreCountedAsLinesAndNotAsRecords() {
        Cut cut = cut(ImportFormat.NDJSON, "\n{\"a\":1}\n\r\n  \n{\"b\":2}\n\n", 4);

        assertThat(cut.records()).containsExactly("{\"a\":1}\n", "{\"b\":2}\n");
        assertThat(cut.lines()).containsExactly(2L, 5L);
        assertThat(cut.total).isEqualTo(2);
    }

    @Test
    void aChunkHasAtMostItsLimitOfRecords() {
        String body =
                IntStream.range(0, 2_500).mapToObj(number -> number + "\n").collect(Collectors.joining());

        Cut cut = cut(ImportFormat.NDJSON, body, 1_024);

        assertThat(cut.chunks).extracting(Chunk::records).containsExactly(1_000, 1_000, 500);
        assertThat(cut.chunks).extracting(Chunk::ordinal).containsExactly(0L, 1L, 2L);
        assertThat(cut.chunks).extracting(Chunk::firstLine).containsExactly(1L, 1_001L, 2_001L);
    }

    @Test
    void aChunkHasAtMostEnoughAndOneRecord() {
        String body = ("x".repeat(100_000) + "\n").repeat(20);

        Cut cut = cut(ImportFormat.NDJSON, body, 64 * 1024);

        assertThat(cut.total).isEqualTo(20);
        assertThat(cut.chunks).allMatch(chunk -> chunk.data().length() <= 256 * 1024);
    }

    @Test
    void aRecordThatGoesOnAndOnIsRefusedByItsLine() {
        String body = "h\n1\n\"" + "x\n".repeat(100_000);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> cut(ImportFormat.CSV, body, 64 * 1024))
                .satisfies(refusal -> {
                    assertThat(refusal.type()).isEqualTo(ImportProblem.IMPORT_LINE_TOO_LONG);
                    assertThat(refusal.detail()).startsWith("line 3 ");
                });
    }

    @Test
    void csvWithoutAHeaderIsRefusedAndAnEmptyNdjsonIsNot() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> cut(ImportFormat.CSV, " \n\n", 1))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(ImportProblem.IMPORT_HEADER_INVALID));
        assertThat(cut(ImportFormat.NDJSON, "", 1).total).isZero();
    }

    @Property
    void howTheBodyComesInDoesNotMatter(
            @ForAll @StringLength(max = 200) @Chars({'"', ',', '\n', '\r', ' '}) @CharRange(from = 'a', to = 'c')
                    String body,
            @ForAll @IntRange(min = 1, max = 50) int pieceLength) {
        String csv = "h\n" + body;

        Cut whole = cut(ImportFormat.CSV, csv, csv.length());
        Cut pieces = cut(ImportFormat.CSV, csv, pieceLength);

        assertThat(pieces.records()).isEqualTo(whole.records());
        assertThat(pieces.lines()).isEqualTo(whole.lines());
        assertThat(pieces.total)
                .isEqualTo(whole.total)
                .isEqualTo(whole.records().size());
        assertThat(String.join("", whole.records()).replaceAll("\\s", "")).isEqualTo(body.replaceAll("\\s", ""));
    }

    @Test
    void anOpenQuoteInAColumnOfOneLineEachCostsItsLineOnly() {
        Cut cut = cutCsv("a,b\n1,\"open\n2,x\n3,\"quoted\"\n4,x\n", 3);

        assertThat(cut.records()).containsExactly("1,\"open\n", "2,x\n", "3,\"quoted\"\n", "4,x\n");
        assertThat(cut.lines()).containsExactly(2L, 3L, 4L, 5L);
        assertThat(cut.total).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            text,b|"one~two",x~            |2
            text,b|"one~~two",x            |2
            text,b|"one~two,""~"" three",x~|2
            a,text|1,"one~two"~2,"x"~      |2 4
            text,b|"one~two" ,x~           |2
            text,b|"open~1,x~2,x~          |2 3 4
            text,b|"open~1,x~"2",x~        |2 3 4
            text,b|"open~1,x~2,"y"~        |2 3 4
            text,b|"open~1,x~2,"~          |2 3 4
            text,b|"open~1,x",y~2,x~       |2 4
            text,b|"open~                  |2
            text,b|"open                   |2
            text,b|"one~"stray,x~3,x~      |2 3 4
            b,text|"open~1,"two~lines"~    |2 3
            text,b|~"open~~1,x~            |3 5
            """)
    void aRecordThatSpansLinesIsWholeOrEachOfItsLinesIsReadAlone(String header, String body, String lines) {
        Cut cut = cutCsv(header + "\n" + body.replace('~', '\n'), 1);

        assertThat(cut.lines().stream().map(Object::toString).collect(Collectors.joining(" ")))
                .isEqualTo(lines);
    }

    @Test
    void carriageReturnsBelongToTheEndsOfLines() {
        Cut cut = cutCsv("text,b\r\n\"one\r\ntwo\",\"x\"\r\n\"open\r\n1,x\r\n", 2);

        assertThat(cut.records()).containsExactly("\"one\r\ntwo\",\"x\"\r\n", "\"open\r\n", "1,x\r\n");
        assertThat(cut.lines()).containsExactly(2L, 4L, 5L);
    }

    @Test
    void aLineOfControlCharactersIsNotBlank() {
        assertThat(cut(ImportFormat.NDJSON, "\u0000\u0001\n \t\r\n\u00a0\n", 2).lines())
                .containsExactly(1L, 3L);
    }

    @Test
    void aQuoteThatIsNeverClosedCostsOneLineOfManyAndIsFoundAcrossChunks() {
        String body = "text,b\n" + "0,x\n".repeat(995) + "\"open\n" + "1,x\n".repeat(5_000);

        Cut cut = cutCsv(body, 64 * 1024);

        assertThat(cut.total).isEqualTo(5_996).isEqualTo(cut.lines().size());
        assertThat(cut.records())
                .filteredOn(record -> record.equals("\"open\n"))
                .hasSize(1);
    }

    @Property(tries = 5_000)
    void everyLineIsOfOneRecordAndEveryRecordIsALineOrWhole(
            @ForAll @Size(max = 60) List<@From("pieces") String> pieces,
            @ForAll @IntRange(min = 1, max = 20) int pieceLength,
            @ForAll boolean firstHasLines)
            throws Unreadable {
        String titles = firstHasLines ? "text,b" : "b,text";
        String body = String.join("", pieces);
        byte[] bytes = (titles + "\n" + body).getBytes(StandardCharsets.UTF_8);

        Cut cut = cut(ImportFormat.CSV, shape(titles), bytes, pieceLength);

        long line = 2;
        for (String text : body.split("(?<=\n)", 0)) {
            long here = line++;
            long records = cut.split().stream()
                    .filter(record -> record.line() <= here && here < record.line() + record.lines())
                    .count();
            assertThat(records).as("records of line %d", here).isEqualTo(text.isBlank() ? records : 1);
        }
        assertThat(cut.total).isEqualTo(cut.split().size());
        CsvRows rows = new CsvRows(List.of(titles.split(",")));
        for (RawRecord record : cut.split()) {
            if (record.lines() > 1) {
                assertThat(rows.values(record)).hasSize(2);
            }
        }
    }

    @Property
    void noBytesAreLost(@ForAll byte[] body, @ForAll @IntRange(min = 1, max = 20) int pieceLength) {
        java.io.ByteArrayOutputStream records = new java.io.ByteArrayOutputStream();
        RecordCutter cutter =
                new RecordCutter(shape("text,b"), 1, Integer.MAX_VALUE, (line, record) -> records.writeBytes(record));
        for (int start = 0; start < body.length; start += pieceLength) {
            byte[] piece = Arrays.copyOfRange(body, start, Math.min(body.length, start + pieceLength));
            cutter.feed(piece, piece.length);
        }
        cutter.finish();

        assertThat(records.toByteArray()).isEqualTo(body);
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of("\"", "\"\"", ",", "\n", "\r\n", "\r", " ", "a", "1,x\n", "\"one\ntwo\",x\n");
    }

    private static RecordShape shape(String titles) {
        return RecordShape.ofCsv(
                List.of(titles.split(",")),
                List.of(new Column("text", true), new Column("a", false), new Column("b", false)));
    }

    private static Cut cutCsv(String csv, int pieceLength) {
        String titles = csv.substring(0, csv.indexOf('\n')).strip();
        return cut(ImportFormat.CSV, shape(titles), csv.getBytes(StandardCharsets.UTF_8), pieceLength);
    }

    private record Column(String name, boolean mayHaveLines) implements ImportColumn {
        @Override
        public String field() {
            return name;
        }

        @Override
        public boolean isRequired() {
            return false;
        }
    }

    private static Cut cut(ImportFormat format, String body, int pieceLength) {
        return cut(
                format,
                format == ImportFormat.CSV ? RecordShape.ofAnyCsv() : RecordShape.ofLines(),
                body.getBytes(StandardCharsets.UTF_8),
                pieceLength);
    }

    private static Cut cut(ImportFormat format, RecordShape shape, byte[] bytes, int pieceLength) {
        Cut cut = new Cut(format, shape);
        for (int start = 0; start < bytes.length; start += pieceLength) {
            byte[] piece = Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + pieceLength));
            cut.cutter.feed(piece, piece.length);
        }
        cut.total = cut.cutter.finish();
        return cut;
    }

    private static final class Cut {
        private final RecordShape shape;
        private final List<Chunk> chunks = new ArrayList<>();
        private final ChunkCutter cutter;
        private String header = "";
        private long total;

        Cut(ImportFormat format, RecordShape shape) {
            this.shape = shape;
            this.cutter = new ChunkCutter(
                    format,
                    LIMITS,
                    bytes -> {
                        header = new String(bytes, StandardCharsets.UTF_8);
                        return shape;
                    },
                    chunks::add);
        }

        List<String> records() {
            return split().stream().map(record -> record.data().toString()).toList();
        }

        List<Long> lines() {
            return split().stream().map(RawRecord::line).toList();
        }

        private List<RawRecord> split() {
            return chunks.stream().flatMap(chunk -> chunk.split(shape).stream()).toList();
        }
    }
}
