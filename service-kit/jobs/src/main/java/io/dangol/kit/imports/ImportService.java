package io.dangol.kit.imports;

import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.imports.ImportUpload.Received;
import io.dangol.kit.job.JobQueue;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/// Takes imports in. The job appears in the transaction that accepts it, when its whole body is stored; a body that
/// breaks off leaves nothing.
@ApplicationScoped
public class ImportService {
    private static final Logger LOG = Logger.getLogger(ImportService.class);
    private static final int UPLOADS_MOST = 4;
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);

    private final JobQueue jobs;
    private final ImportRepository imports;
    private final ImportWorker worker;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final Ids ids;
    private final Semaphore uploads = new Semaphore(UPLOADS_MOST);

    ImportService(
            JobQueue jobs,
            ImportRepository imports,
            ImportWorker worker,
            Idempotency idempotency,
            Transactions transactions,
            Ids ids) {
        this.jobs = jobs;
        this.imports = imports;
        this.worker = worker;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.ids = ids;
    }

    /// Blocks until the whole body is stored.
    ///
    /// @param kind what is imported
    /// @return 202 with the job
    /// @throws Refusal 400 if the body cannot be an import or breaks off, 429 and 503 if there are too many
    public Reply accept(ImportKind kind, IdempotencyKey key, ImportCommand command, InputStream body) {
        if (!uploads.tryAcquire()) {
            throw new Refusal(ImportProblem.TOO_MANY_UPLOADS, "try again in a moment");
        }
        UUID jobId = ids.next();
        ImportUpload upload = new ImportUpload(jobs, imports, transactions, kind, jobId, command);
        boolean accepted = false;
        try {
            Reply reply = enqueue(kind, key, command, jobId, upload.receive(body));
            accepted = !reply.replayed();
            worker.wake();
            return reply;
        } catch (IOException brokenOff) {
            throw new Refusal(ImportProblem.IMPORT_INCOMPLETE, "send the whole body again");
        } finally {
            uploads.release();
            if (!accepted) {
                discard(upload);
            }
        }
    }

    private static void discard(ImportUpload upload) {
        try {
            upload.discard();
        } catch (RuntimeException failure) {
            LOG.warnf("an upload that broke off is left to the housekeeping: %s", failure.getClass());
        }
    }

    private Reply enqueue(ImportKind kind, IdempotencyKey key, ImportCommand command, UUID jobId, Received received) {
        return idempotency
                .once(
                        key,
                        kind.operation(),
                        new Fingerprint(command, received.digest()),
                        transaction -> jobs.enqueue(transaction, jobId, received.records())
                                .map(view -> Reply.accepted(jobs.path(jobId), view)))
                .await()
                .atMost(STATEMENT_TIMEOUT);
    }

    /// What tells a repetition from another request under the same key.
    record Fingerprint(ImportCommand command, String digest) {}
}
