package io.dangol.customer.history.imports;

import io.dangol.kit.imports.Parsed;
import io.dangol.kit.job.Lease;
import io.dangol.kit.job.LineError;
import io.dangol.kit.job.Tally;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Records the lines of one chunk of an import, with their customers and events, or only rehearses that.
@ApplicationScoped
class ChunkRecorder {
    private final Rehearsal rehearsal;
    private final Clock clock;

    ChunkRecorder(Rehearsal rehearsal, Clock clock) {
        this.rehearsal = rehearsal;
        this.clock = clock;
    }

    /// @return what came of each record
    <T> Uni<Tally> record(SqlConnection transaction, Lease lease, LineKind<?, T> kind, List<Parsed<T>> records) {
        List<T> values = new ArrayList<>(records.size());
        for (Parsed<T> record : records) {
            if (record instanceof Parsed.Good<T> good) {
                values.add(good.content());
            }
        }
        Instant now = clock.instant();
        Uni<List<LineResult>> results = lease.dryRun()
                ? rehearsal.record(transaction, lease.jobId(), kind, values, now)
                : kind.record(transaction, values, now);
        return results.map(done -> tally(records, done));
    }

    private static <T> Tally tally(List<Parsed<T>> records, List<LineResult> results) {
        long created = 0;
        long unchanged = 0;
        int place = 0;
        List<LineError> errors = new ArrayList<>();
        for (Parsed<T> record : records) {
            switch (record) {
                case Parsed.Bad<T> bad -> errors.add(bad.error());
                case Parsed.Good<T> good -> {
                    switch (results.get(place++)) {
                        case LineResult.Created result -> created++;
                        case LineResult.Unchanged result -> unchanged++;
                        case LineResult.Rejected result ->
                            errors.add(new LineError(good.line(), result.code(), result.field(), result.message()));
                    }
                }
            }
        }
        return new Tally(created, unchanged, errors);
    }
}
