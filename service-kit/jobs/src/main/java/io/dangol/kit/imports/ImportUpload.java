package io.dangol.kit.imports;

import io.dangol.kit.digest.Sha256;
import io.dangol.kit.job.JobQueue;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A body on its way in: read as fast as it can be stored, kept in chunks under a job that nobody sees yet. Blocks the
/// thread that it runs on.
final class ImportUpload {
    private static final int PIECE_BYTES = 64 * 1024;
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);

    private final JobQueue jobs;
    private final ImportRepository imports;
    private final Transactions transactions;
    private final ImportKind kind;
    private final UUID jobId;
    private final ImportCommand command;
    private boolean prepared;

    ImportUpload(
            JobQueue jobs,
            ImportRepository imports,
            Transactions transactions,
            ImportKind kind,
            UUID jobId,
            ImportCommand command) {
        this.jobs = jobs;
        this.imports = imports;
        this.transactions = transactions;
        this.kind = kind;
        this.jobId = jobId;
        this.command = command;
    }

    /// What came in.
    ///
    /// @param digest of the whole body, so that a repetition is known
    record Received(long records, String digest) {}

    /// @throws IOException if the body breaks off
    /// @throws io.dangol.kit.problem.Refusal if the body cannot be an import
    Received receive(InputStream body) throws IOException {
        DigestInputStream digested = new DigestInputStream(body, Sha256.begin());
        ChunkCutter cutter = new ChunkCutter(command.format(), kind.limits(), this::prepare, this::append);
        byte[] piece = new byte[PIECE_BYTES];
        for (int read = digested.read(piece); read >= 0; read = digested.read(piece)) {
            cutter.feed(piece, read);
        }
        long records = cutter.finish();
        if (!prepared) {
            prepare(null);
        }
        return new Received(
                records, HexFormat.of().formatHex(digested.getMessageDigest().digest()));
    }

    /// Forgets what came in.
    void discard() {
        if (prepared) {
            await(jobs.discard(jobId));
        }
    }

    private RecordShape prepare(byte @Nullable [] header) {
        List<String> columns = header == null ? List.of() : CsvHeader.read(header, kind.columns());
        ImportSettings settings = command.settings(columns);
        prepared = true;
        await(transactions.write(
                transaction -> jobs.prepare(transaction, jobId, kind.name(), command.dryRun(), command.createdBy())
                        .chain(() -> imports.insert(transaction, kind, jobId, settings))));
        return settings.shape(kind.columns());
    }

    private void append(Chunk chunk) {
        if (!prepared) {
            prepare(null);
        }
        await(transactions.write(
                transaction -> jobs.touch(transaction, jobId).chain(() -> imports.append(transaction, jobId, chunk))));
    }

    private static void await(Uni<Void> operation) {
        operation.await().atMost(STATEMENT_TIMEOUT);
    }
}
