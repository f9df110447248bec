package io.dangol.kit.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.kit.imports.Chunk.RawRecord;
import io.dangol.kit.job.Lease;
import io.dangol.kit.job.LineError;
import io.dangol.kit.job.Tally;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RejectedLinesTest {
    private static final List<RawRecord> RECORDS = List.of(
            new RawRecord(2, Buffer.buffer("a\n")),
            new RawRecord(3, Buffer.buffer("\"b\n\nb\"\n")),
            new RawRecord(6, Buffer.buffer("\"c\nc\"")));

    @Test
    void eachLineOfARejectedRecordCountsAndIsNamed() {
        Tally tally = named(new Tally(1, 1, List.of(new LineError(3, "invalid", "kind", "is required"))));

        assertThat(tally.errors()).extracting(LineError::line).containsExactly(3L, 4L, 5L);
        assertThat(tally.errors())
                .extracting(LineError::code)
                .containsExactly("invalid", "part-of-rejected", "part-of-rejected");
        assertThat(tally.errors().get(2).message()).contains("line 3");
        assertThat(tally.linesBehind()).isEqualTo(2);
        assertThat(tally.created()).isEqualTo(1);
        assertThat(tally.unchanged()).isEqualTo(1);
    }

    @Test
    void aRecordOfOneLineIsNamedOnce() {
        Tally tally = named(new Tally(2, 0, List.of(new LineError(2, "invalid", null, "is required"))));

        assertThat(tally.errors()).extracting(LineError::line).containsExactly(2L);
        assertThat(tally.linesBehind()).isZero();
    }

    private static Tally named(Tally tally) {
        ChunkWork work = new RejectedLines(RECORDS)
                .namedBy((transaction, lease) -> Uni.createFrom().item(tally));
        return work.take(null, new Lease(new UUID(0, 1), "note_import", new UUID(0, 2), false))
                .await()
                .indefinitely();
    }
}
