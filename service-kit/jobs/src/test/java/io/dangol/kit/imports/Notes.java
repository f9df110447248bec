package io.dangol.kit.imports;

import io.dangol.kit.job.JobQueue;
import io.dangol.kit.job.JobView;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// Makes the jobs of the tests, and looks up what became of them.
@ApplicationScoped
class Notes {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final ImportSettings SETTINGS = new ImportSettings(ImportFormat.NDJSON, List.of(), false, null);

    private final Transactions transactions;
    private final JobQueue jobs;
    private final ImportRepository imports;
    private final NoteImports kind;
    private final Ids ids;

    Notes(Transactions transactions, JobQueue jobs, ImportRepository imports, NoteImports kind, Ids ids) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.imports = imports;
        this.kind = kind;
        this.ids = ids;
    }

    /// A job that waits for its turn, with a chunk for each text.
    UUID queued(boolean dryRun, String... chunks) {
        UUID job = prepared(dryRun, chunks);
        enqueue(job, chunks);
        return job;
    }

    /// A job whose input is still coming in.
    UUID prepared(boolean dryRun, String... chunks) {
        UUID job = ids.next();
        get(transactions.write(transaction -> {
            Uni<Void> made = jobs.prepare(transaction, job, "note_import", dryRun, "test")
                    .chain(() -> imports.insert(transaction, kind, job, SETTINGS));
            for (int ordinal = 0; ordinal < chunks.length; ordinal++) {
                Chunk chunk = new Chunk(
                        ordinal, 100L * ordinal + 1, records(chunks[ordinal]), Buffer.buffer(chunks[ordinal]));
                made = made.chain(() -> imports.append(transaction, job, chunk));
            }
            return made;
        }));
        return job;
    }

    /// Held by a worker who does nothing more.
    UUID heldBy(UUID owner, String... chunks) {
        UUID job = prepared(false, chunks);
        get(transactions.write(transaction -> jobs.enqueue(transaction, job, total(chunks))
                .chain(() -> transaction
                        .preparedQuery("UPDATE job SET state = 'running', owner = $2, started_at = now(),"
                                + " lease_until = now() + interval '3 seconds' WHERE id = $1")
                        .execute(Tuple.of(job, owner)))));
        return job;
    }

    JobView enqueue(UUID job, String... chunks) {
        return get(transactions.write(transaction -> jobs.enqueue(transaction, job, total(chunks))));
    }

    String state(UUID job) {
        return get(transactions.read(connection -> connection
                .preparedQuery("SELECT state FROM job WHERE id = $1")
                .execute(Tuple.of(job))
                .map(rows -> rows.iterator().next().getString("state"))));
    }

    /// What was recorded, in its order.
    List<String> of(UUID job) {
        return get(transactions.read(connection -> connection
                .preparedQuery("SELECT text FROM note WHERE job_id = $1 ORDER BY id")
                .execute(Tuple.of(job))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("text"))
                        .toList())));
    }

    /// The one number that a query about a job gives.
    long number(String query, UUID job) {
        return get(transactions.read(connection -> connection
                .preparedQuery(query)
                .execute(Tuple.of(job))
                .map(rows -> rows.iterator().next().getLong(0))));
    }

    static <T> T get(Uni<T> operation) {
        return operation.await().atMost(TIMEOUT);
    }

    private static long total(String... chunks) {
        return List.of(chunks).stream().mapToLong(Notes::records).sum();
    }

    private static int records(String chunk) {
        return Math.toIntExact(chunk.lines().count());
    }
}
