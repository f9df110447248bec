package io.dangol.kit.imports;

import io.dangol.kit.job.JobQueue;
import io.dangol.kit.job.Lease;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// The steps of an import. Each processes one chunk, in one transaction: the service's work, the report, the progress,
/// and the end of the chunk. Killed anywhere, the chunk is either still there or wholly done.
@ApplicationScoped
class ImportStep {
    private final Transactions transactions;
    private final JobQueue jobs;
    private final ImportRepository imports;

    ImportStep(Transactions transactions, JobQueue jobs, ImportRepository imports) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.imports = imports;
    }

    /// How the body is to be read.
    Uni<ImportSettings> settings(ImportKind kind, Lease lease) {
        return transactions.read(connection -> imports.find(connection, kind, lease.jobId()));
    }

    /// The first chunk that is left behind `ordinal`.
    Uni<Optional<Chunk>> next(Lease lease, long ordinal) {
        return transactions.read(connection -> imports.next(connection, lease.jobId(), ordinal));
    }

    /// @return false if the lease is lost or the job was cancelled, and nothing was done
    Uni<Boolean> take(Lease lease, long ordinal, ChunkWork work) {
        return transactions.write(transaction -> jobs.hold(transaction, lease)
                .flatMap(held -> held
                        ? work.take(transaction, lease)
                                .flatMap(tally -> jobs.advance(transaction, lease, tally))
                                .chain(() -> imports.delete(transaction, lease.jobId(), ordinal))
                                .replaceWith(true)
                        : Uni.createFrom().item(false)));
    }
}
