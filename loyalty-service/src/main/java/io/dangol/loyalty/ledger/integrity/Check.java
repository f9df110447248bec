package io.dangol.loyalty.ledger.integrity;

import io.dangol.kit.transaction.InTurn;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.AccountIds;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.math.BigInteger;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One check, on one snapshot: what was found before, the newest transactions, and as many slices of the rest as there
/// is time for. What it has come to is kept here, so that it counts even if the time runs out.
final class Check {
    private static final int KINDS_OF_ACCOUNTS = 3;

    private final SqlConnection snapshot;
    private final IntegrityRepository books;
    private final IntegritySettings settings;
    private final BoundedCheck bounded;
    private final Instant moment;

    private final Map<IdSpace, UUID> firsts = new EnumMap<>(IdSpace.class);
    private final Findings findings;
    private SweepProgress sweep;
    private @Nullable BigInteger ledgerSum;

    /// @param moment of the snapshot
    /// @param findings with what was found before
    /// @param sweep where it is
    Check(
            SqlConnection snapshot,
            IntegrityRepository books,
            IntegritySettings settings,
            BoundedCheck bounded,
            Instant moment,
            Findings findings,
            SweepProgress sweep) {
        this.snapshot = snapshot;
        this.books = books;
        this.settings = settings;
        this.bounded = bounded;
        this.moment = moment;
        this.findings = findings;
        this.sweep = sweep;
    }

    /// Everything where the books are small; otherwise the newest, and the sweep from where it is.
    Uni<Void> asMuchAsPossible() {
        return bounded.inTime(() -> books.entriesEver(snapshot))
                .map(entries -> entries <= settings.wholeEntries())
                .call(whole ->
                        bounded.inTime(() -> books.ledgerSum(snapshot, whole)).invoke(sum -> ledgerSum = sum))
                .call(this::measure)
                .flatMap(whole ->
                        whole ? wholeRound() : again().chain(this::newest).chain(() -> repeat(this::slice)));
    }

    /// The newest, and one slice.
    Uni<Void> oneStep() {
        return again().chain(this::newest).chain(this::slice).replaceWithVoid();
    }

    Report report() {
        return new Report(moment, ledgerSum, sweep, progress(), findings);
    }

    private Uni<Void> measure() {
        return InTurn.forEach(
                List.of(IdSpace.values()),
                domain -> bounded.inTime(() ->
                                books.first(snapshot, domain, domain.ranges().getLast()))
                        .invoke(first -> first.ifPresent(id -> firsts.put(domain, id)))
                        .replaceWithVoid());
    }

    /// A round from its beginning to its end. Where the time does not suffice, the sweep stays where it was.
    private Uni<Void> wholeRound() {
        SweepProgress before = sweep;
        sweep = before.begun(moment);
        return repeat(this::slice)
                .onTermination()
                .invoke(() -> sweep = sweep.next() == null ? sweep.withNewestAt(moment) : before);
    }

    /// @return whether the round goes on
    private Uni<Boolean> slice() {
        sweep = sweep.next() == null ? sweep.begun(moment) : sweep;
        SweepProgress.Cursor cursor = Objects.requireNonNull(sweep.next());
        return nextSlice(
                        cursor.domain(),
                        new IdRange(cursor.from(), cursor.range().to()))
                .flatMap(slice -> bounded.at(cursor.domain(), slice).map(done -> {
                    findings.covered(cursor.domain(), slice);
                    sweep = sweep.at(cursor.after(slice.to()), moment);
                    return sweep.next() != null;
                }));
    }

    private Uni<IdRange> nextSlice(IdSpace domain, IdRange rest) {
        return bounded.inTime(() -> books.endOfSlice(snapshot, domain, rest, settings.slice()))
                .map(end -> new IdRange(rest.from(), end.orElse(rest.to())));
    }

    /// What was found before.
    private Uni<Void> again() {
        return InTurn.forEach(
                findings.earlier(),
                key -> bounded.at(key.invariant(), key.domain(), IdRange.of(key.id()))
                        .invoke(() -> findings.lookedAt(key)));
    }

    /// The transactions since the last check, and their accounts.
    private Uni<Void> newest() {
        Instant since = Objects.requireNonNullElse(sweep.newestAt(), moment).minus(settings.overlap());
        Newest newest = new Newest(IdRange.firstOf(since.toEpochMilli()));
        return repeat(() -> newSlice(newest));
    }

    private Uni<Boolean> newSlice(Newest newest) {
        return nextSlice(IdSpace.TRANSACTIONS, new IdRange(newest.from, IdRange.LAST))
                .flatMap(slice -> bounded.at(IdSpace.TRANSACTIONS, slice)
                        .chain(() -> bounded.inTime(() -> books.accountsOf(snapshot, slice)))
                        .flatMap(accounts -> bounded.at(IdSpace.ACCOUNTS, new IdList(accounts)))
                        .map(done -> {
                            findings.covered(IdSpace.TRANSACTIONS, slice);
                            boolean more = !slice.to().equals(IdRange.LAST);
                            sweep = sweep.withNewestAt(
                                    more ? Instant.ofEpochMilli(IdRange.epochMillis(slice.to())) : moment);
                            newest.from = more ? IdRange.after(slice.to()) : IdRange.LAST;
                            return more;
                        }));
    }

    private Uni<Void> repeat(Supplier<Uni<? extends Boolean>> step) {
        return Multi.createBy()
                .repeating()
                .uni(step)
                .whilst(more -> more && bounded.hasTime())
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// How much of a round is done, by the time in the ids: 0 to 1. Of accounts, main ones come first, then those of
    /// held points, then those of pending ones.
    private double progress() {
        SweepProgress.Cursor cursor = sweep.next();
        if (cursor == null) {
            return sweep.completedAt() == null ? 0 : 1;
        }
        double passed = passed(AccountIds.main(new AccountId(cursor.from())).value(), firsts.get(cursor.domain()));
        return switch (cursor.domain()) {
            case TRANSACTIONS -> passed / 2;
            case ACCOUNTS -> {
                long kind = cursor.from().getMostSignificantBits() >>> (Long.SIZE - 2);
                yield (1 + Math.min(1, (kind + passed) / KINDS_OF_ACCOUNTS)) / 2;
            }
        };
    }

    private double passed(UUID id, @Nullable UUID first) {
        if (first == null) {
            return 0;
        }
        double since = IdRange.epochMillis(first);
        double length = Math.max(1, moment.toEpochMilli() - since);
        return Math.clamp((IdRange.epochMillis(id) - since) / length, 0.0, 1.0);
    }

    private static final class Newest {
        private UUID from;

        Newest(UUID from) {
            this.from = from;
        }
    }
}
