package io.dangol.kit.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dangol.kit.job.Lease;
import io.dangol.kit.job.LineError;
import io.dangol.kit.job.Tally;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/// Imports of notes, a note a line: `bad` is none, the database refuses `poison`, and the work fails at `defect`.
@ApplicationScoped
class NoteImports implements ImportKind {
    private static final String RECORD = "INSERT INTO note (job_id, text) SELECT $1, unnest($2::text[])";

    @Override
    public String name() {
        return "note_import";
    }

    @Override
    public String operation() {
        return "notes.import";
    }

    @Override
    public ChunkLimits limits() {
        return new ChunkLimits(10, 1);
    }

    @Override
    public List<? extends ImportColumn> columns() {
        return List.of();
    }

    @Override
    public ChunkReader reader(ImportSettings settings) {
        return (chunk, now) -> {
            List<String> notes = new ArrayList<>();
            List<LineError> errors = new ArrayList<>();
            chunk.split(settings.shape(columns())).forEach(record -> {
                String text = record.data().toString(UTF_8).strip();
                if (text.equals("bad")) {
                    errors.add(new LineError(record.line(), "invalid", null, "is a note"));
                } else {
                    notes.add(text);
                }
            });
            return (transaction, lease) -> record(transaction, lease, notes, errors);
        };
    }

    private static Uni<Tally> record(
            SqlConnection transaction, Lease lease, List<String> notes, List<LineError> errors) {
        if (notes.contains("defect")) {
            return Uni.createFrom().failure(new IllegalStateException("a defect"));
        }
        Tally tally = new Tally(notes.size(), 0, errors);
        return lease.dryRun()
                ? Uni.createFrom().item(tally)
                : transaction
                        .preparedQuery(RECORD)
                        .execute(Tuple.of(lease.jobId(), notes.toArray(String[]::new)))
                        .replaceWith(tally);
    }
}
