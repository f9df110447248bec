package io.dangol.loyalty.integrity;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.integrity.IntegrityView.InvariantView;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Holds the invariants against the stored books: all of them on one snapshot, which no writer waits for, within a
/// time limit for the whole (`dangol.integrity.timeout`), and few checks at a time.
@ApplicationScoped
class IntegrityService {
    private static final int CHECKS_AT_A_TIME = 2;
    private static final String QUERY_CANCELLED = "57014";

    private final Transactions transactions;
    private final IntegrityRepository repository;
    private final Clock clock;
    private final Duration timeout;
    private final Semaphore free = new Semaphore(CHECKS_AT_A_TIME);

    IntegrityService(
            Transactions transactions,
            IntegrityRepository repository,
            Clock clock,
            @ConfigProperty(name = "dangol.integrity.timeout", defaultValue = "20s") Duration timeout) {
        this.transactions = transactions;
        this.repository = repository;
        this.clock = clock;
        this.timeout = timeout;
    }

    /// @throws Refusal 503 as the failure, where the time does not suffice or other checks are running
    Uni<IntegrityView> check() {
        return Uni.createFrom()
                .deferred(() -> free.tryAcquire()
                        ? checkNow().onTermination().invoke(() -> free.release())
                        : Uni.createFrom()
                                .failure(new Refusal(
                                        CommonProblem.SERVICE_UNAVAILABLE,
                                        "other checks are running; wait for them to end")));
    }

    private Uni<IntegrityView> checkNow() {
        Instant deadline = clock.instant().plus(timeout);
        return transactions
                .snapshot(snapshot -> new Check(snapshot, deadline).run())
                .onFailure(IntegrityService::ranOutOfTime)
                .transform(failure -> new Refusal(
                        CommonProblem.SERVICE_UNAVAILABLE, "the check took longer than allowed; try again later"));
    }

    private static boolean ranOutOfTime(Throwable failure) {
        return failure instanceof PgException refused && QUERY_CANCELLED.equals(refused.getSqlState());
    }

    /// One check, on its snapshot.
    private final class Check {
        private final SqlConnection snapshot;
        private final Instant deadline;

        Check(SqlConnection snapshot, Instant deadline) {
            this.snapshot = snapshot;
            this.deadline = deadline;
        }

        Uni<IntegrityView> run() {
            return inTime(() -> repository.moment(snapshot))
                    .flatMap(moment -> inTime(() -> repository.ledgerSum(snapshot))
                            .flatMap(sum -> invariants().map(results -> view(moment, sum, results))));
        }

        private Uni<List<InvariantView>> invariants() {
            return Multi.createFrom()
                    .items(Invariant.values())
                    .onItem()
                    .transformToUniAndConcatenate(this::invariant)
                    .collect()
                    .asList();
        }

        private Uni<InvariantView> invariant(Invariant invariant) {
            return inTime(() -> repository.checked(snapshot, invariant))
                    .flatMap(checked -> inTime(() -> repository.violations(snapshot, invariant))
                            .map(violations -> InvariantView.of(invariant, checked, violations)));
        }

        private <T> Uni<T> inTime(Supplier<Uni<T>> query) {
            return repository
                    .limitNext(snapshot, Duration.between(clock.instant(), deadline))
                    .chain(query::get);
        }

        private static IntegrityView view(Instant moment, BigInteger sum, List<InvariantView> results) {
            boolean ok = sum.signum() == 0 && results.stream().allMatch(InvariantView::ok);
            return new IntegrityView(ok, moment, sum, results);
        }
    }
}
