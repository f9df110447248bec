package io.dangol.feedback.job;

import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows and cancels jobs. Where `createdBy` is given, only that caller's jobs exist.
@ApplicationScoped
class JobService {
    private final Transactions transactions;
    private final JobRepository jobs;
    private final Clock clock;

    JobService(Transactions transactions, JobRepository jobs, Clock clock) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.clock = clock;
    }

    Uni<JobView> find(UUID id, @Nullable String createdBy) {
        return transactions
                .read(connection -> jobs.find(connection, id, createdBy))
                .map(found -> found.orElseThrow(CommonProblem::notFound));
    }

    Uni<Page<JobView>> list(PageRequest page, @Nullable String createdBy) {
        return transactions
                .read(connection -> jobs.list(connection, page, createdBy))
                .map(rows -> Page.of(rows, page, job -> JobView.id(job.id()).toString(), view -> view));
    }

    Uni<Page<LineError>> errors(UUID id, PageRequest page, @Nullable String createdBy) {
        return transactions.read(connection -> jobs.find(connection, id, createdBy)
                .map(found -> found.orElseThrow(CommonProblem::notFound))
                .chain(() -> jobs.errors(connection, id, page))
                .map(rows -> Page.of(rows, page, error -> Long.toString(error.line()), error -> error)));
    }

    /// Ends a job before it is done; what it has done stays. Waits for the step that is under way.
    ///
    /// @return the job; or a refusal: 404, 409 if it has ended otherwise
    Uni<JobView> cancel(UUID id, @Nullable String createdBy) {
        return transactions.write(transaction -> jobs.findForUpdate(transaction, id, createdBy)
                .map(found -> found.orElseThrow(CommonProblem::notFound))
                .flatMap(job -> switch (job.state()) {
                    case QUEUED, RUNNING -> jobs.cancel(transaction, id, clock.instant());
                    case CANCELLED -> Uni.createFrom().item(job);
                    case SUCCEEDED, FAILED ->
                        Uni.createFrom()
                                .failure(new Refusal(JobProblem.JOB_FINISHED, "there is nothing left to cancel"));
                }));
    }
}
