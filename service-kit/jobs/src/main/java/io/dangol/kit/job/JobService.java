package io.dangol.kit.job;

import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows and cancels jobs. Operators and services see all; for a partner only those exist that its source asked
/// for, for anybody else their own. Whatever does not exist, or has no id of a job, is a refusal with 404.
@ApplicationScoped
public class JobService {
    private final Transactions transactions;
    private final JobRepository jobs;
    private final Clock clock;

    JobService(Transactions transactions, JobRepository jobs, Clock clock) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// @param id in its public form, `job_…`
    public Uni<JobView> find(String id, Caller caller) {
        UUID wanted = JobView.id(id);
        String createdBy = createdBy(caller);
        return transactions
                .read(connection -> jobs.find(connection, wanted, createdBy))
                .map(found -> found.orElseThrow(CommonProblem::notFound));
    }

    /// The newest first.
    public Uni<Page<JobView>> list(PageRequest page, Caller caller) {
        String createdBy = createdBy(caller);
        return transactions
                .read(connection -> jobs.list(connection, page, createdBy))
                .map(rows -> Page.of(rows, page, job -> JobView.id(job.id()).toString(), view -> view));
    }

    /// The lines of a job's input that were rejected, in their order.
    public Uni<Page<LineError>> errors(String id, PageRequest page, Caller caller) {
        UUID wanted = JobView.id(id);
        String createdBy = createdBy(caller);
        return transactions.read(connection -> jobs.find(connection, wanted, createdBy)
                .map(found -> found.orElseThrow(CommonProblem::notFound))
                .chain(() -> jobs.errors(connection, wanted, page))
                .map(rows -> Page.of(rows, page, error -> Long.toString(error.line()), error -> error)));
    }

    /// Ends a job before it is done; what it has done stays. Waits for the step that is under way.
    ///
    /// @return the job; or a refusal: 404, 409 if it has ended otherwise
    public Uni<JobView> cancel(String id, Caller caller) {
        UUID wanted = JobView.id(id);
        String createdBy = createdBy(caller);
        return transactions.write(transaction -> jobs.findForUpdate(transaction, wanted, createdBy)
                .map(found -> found.orElseThrow(CommonProblem::notFound))
                .flatMap(job -> switch (job.state()) {
                    case QUEUED, RUNNING -> jobs.cancel(transaction, wanted, clock.instant());
                    case CANCELLED -> Uni.createFrom().item(job);
                    case SUCCEEDED, FAILED ->
                        Uni.createFrom()
                                .failure(new Refusal(JobProblem.JOB_FINISHED, "there is nothing left to cancel"));
                }));
    }

    private static @Nullable String createdBy(Caller caller) {
        return caller.is(Roles.OPERATOR) || caller.is(Roles.SERVICE) ? null : caller.owner();
    }
}
