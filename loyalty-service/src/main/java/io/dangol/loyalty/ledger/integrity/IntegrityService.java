package io.dangol.loyalty.ledger.integrity;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Holds the invariants against the stored books, on a snapshot, which no writer waits for, within a time limit, and
/// few checks at a time. What is found is kept, so that health can tell, until it is found mended.
@ApplicationScoped
class IntegrityService {
    private static final int CHECKS_AT_A_TIME = 2;
    private static final String QUERY_CANCELLED = "57014";

    private final Transactions transactions;
    private final IntegrityRepository books;
    private final SweepRepository memory;
    private final ViolationGauge gauge;
    private final IntegritySettings settings;
    private final Clock clock;
    private final Semaphore free = new Semaphore(CHECKS_AT_A_TIME);

    IntegrityService(
            Transactions transactions,
            IntegrityRepository books,
            SweepRepository memory,
            ViolationGauge gauge,
            IntegritySettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.books = books;
        this.memory = memory;
        this.gauge = gauge;
        this.settings = settings;
        this.clock = clock;
    }

    /// Checks everything, or of large books the newest and as much of the rest as there is time for.
    ///
    /// @throws Refusal 503 as the failure, where the time does not suffice for a beginning, or other
    ///     checks are running
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
        return run(Check::asMuchAsPossible)
                .map(report -> report.filter(each -> each.ledgerSum() != null)
                        .orElseThrow(() -> new Refusal(
                                CommonProblem.SERVICE_UNAVAILABLE,
                                "the check took longer than allowed; try again later")))
                .call(report -> keep(report, true))
                .map(IntegrityView::of);
    }

    /// Goes on with the sweep by a slice, unless a check is running or another replica is at it.
    Uni<Void> sweepOn() {
        return free.availablePermits() < CHECKS_AT_A_TIME
                ? Uni.createFrom().voidItem()
                : run(Check::oneStep)
                        .flatMap(report -> report.isPresent()
                                ? keep(report.get(), false)
                                : Uni.createFrom().voidItem());
    }

    private Uni<Optional<Report>> run(Function<Check, Uni<Void>> work) {
        Instant deadline = clock.instant().plus(settings.timeout());
        AtomicReference<Check> begun = new AtomicReference<>();
        return transactions
                .snapshot(
                        snapshot -> begin(snapshot, deadline).invoke(begun::set).flatMap(work::apply))
                .onFailure(IntegrityService::ranOutOfTime)
                .recoverWithNull()
                .map(done -> Optional.ofNullable(begun.get()).map(Check::report));
    }

    private Uni<Check> begin(SqlConnection snapshot, Instant deadline) {
        return books.moment(snapshot)
                .flatMap(moment -> memory.violations(snapshot)
                        .map(Findings::new)
                        .flatMap(findings -> {
                            BoundedCheck bounded = new BoundedCheck(snapshot, books, findings, clock, deadline);
                            return memory.sweep(snapshot)
                                    .map(sweep ->
                                            new Check(snapshot, books, settings, bounded, moment, findings, sweep));
                        }));
    }

    /// @param evenIfLate whether what was found is kept although a newer check has ended before
    private Uni<Void> keep(Report report, boolean evenIfLate) {
        Findings findings = report.findings();
        return transactions
                .write(transaction -> memory.advance(transaction, report.moment(), report.sweep())
                        .flatMap(isNewest -> isNewest
                                ? memory.add(transaction, findings.added(), report.moment())
                                        .chain(() -> memory.remove(transaction, findings.mended()))
                                : evenIfLate
                                        ? memory.add(transaction, findings.added(), report.moment())
                                        : Uni.createFrom().voidItem())
                        .chain(() -> memory.counts(transaction)))
                .invoke(gauge::set)
                .replaceWithVoid();
    }

    private static boolean ranOutOfTime(Throwable failure) {
        return failure instanceof PgException refused && Objects.equals(QUERY_CANCELLED, refused.getSqlState());
    }
}
