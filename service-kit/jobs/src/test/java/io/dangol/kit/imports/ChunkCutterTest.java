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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

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

    private static Cut cut(ImportFormat format, String body, int pieceLength) {
        Cut cut = new Cut(format);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (int start = 0; start < bytes.length; start += pieceLength) {
            byte[] piece = Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + pieceLength));
            cut.cutter.feed(piece, piece.length);
        }
        cut.total = cut.cutter.finish();
        return cut;
    }

    private static final class Cut {
        private final ImportFormat format;
        private final List<Chunk> chunks = new ArrayList<>();
        private final ChunkCutter cutter;
        private String header = "";
        private long total;

        Cut(ImportFormat format) {
            this.format = format;
            this.cutter = new ChunkCutter(
                    format, LIMITS, bytes -> header = new String(bytes, StandardCharsets.UTF_8), chunks::add);
        }

        List<String> records() {
            return split().stream().map(record -> record.data().toString()).toList();
        }

        List<Long> lines() {
            return split().stream().map(RawRecord::line).toList();
        }

        private List<RawRecord> split() {
            return chunks.stream()
                    .flatMap(chunk -> chunk.split(format).stream())
                    .toList();
        }
    }
}
