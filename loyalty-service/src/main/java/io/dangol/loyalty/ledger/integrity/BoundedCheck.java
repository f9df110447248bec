package io.dangol.loyalty.ledger.integrity;

import io.dangol.kit.transaction.InTurn;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Supplier;

/// Looks at parts of the books on one snapshot, until a deadline, and notes what it finds.
final class BoundedCheck {
    private final SqlConnection snapshot;
    private final IntegrityRepository books;
    private final Findings findings;
    private final Clock clock;
    private final Instant deadline;

    BoundedCheck(SqlConnection snapshot, IntegrityRepository books, Findings findings, Clock clock, Instant deadline) {
        this.snapshot = snapshot;
        this.books = books;
        this.findings = findings;
        this.clock = clock;
        this.deadline = deadline;
    }

    boolean hasTime() {
        return clock.instant().isBefore(deadline);
    }

    /// Runs a query that is cancelled at the deadline.
    <T> Uni<T> inTime(Supplier<Uni<T>> query) {
        return books.limitNext(snapshot, Duration.between(clock.instant(), deadline))
                .chain(query::get);
    }

    /// Every invariant, as far as it goes by this domain.
    Uni<Void> at(IdSpace domain, Scope scope) {
        return InTurn.forEach(
                Arrays.asList(Invariant.values()),
                invariant -> count(invariant, domain, scope).chain(() -> at(invariant, domain, scope)));
    }

    Uni<Void> at(Invariant invariant, IdSpace domain, Scope scope) {
        return InTurn.forEach(
                Queries.violations(invariant, domain),
                part -> inTime(() -> books.violations(snapshot, invariant, part, scope))
                        .invoke(findings::found)
                        .replaceWithVoid());
    }

    private Uni<Void> count(Invariant invariant, IdSpace domain, Scope scope) {
        InvariantQuery things = Queries.things(invariant);
        return things.domain() == domain
                ? inTime(() -> books.number(snapshot, things, scope))
                        .invoke(number -> findings.counted(invariant, number))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }
}
