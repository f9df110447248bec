package io.dangol.loyalty.ledger.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.Points;
import io.dangol.loyalty.ledger.ProgrammeAccount;
import io.dangol.loyalty.ledger.books.PlainMember.PlainLot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// The ledger against the [PlainBooks], for random stories of good and bad commands.
class LedgerModelTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final int STEPS_MOST = 60;
    private static final long DEBT_LIMIT_AT_FIRST = 30;
    private static final int ALL_LOTS = 1_000_000;
    private static final List<AccountId> MEMBERS = Stream.of(16, 32, 48)
            .map(number -> new AccountId(new UUID(1, number)))
            .toList();

    /// Commands that were recorded at one moment, under one limit of debt, and what became of them.
    private record Chapter(Instant now, long debtLimit, List<Command> commands, List<Outcome> outcomes, Step before) {}

    @Property(tries = 4_000, edgeCases = EdgeCasesMode.NONE)
    void everyCommandGetsTheAnswerOfThePlainBooks(@ForAll("stories") List<Step> story) {
        tell(story, new MemoryBooks(MEMBERS), new PlainBooks(MEMBERS));
    }

    @Property(tries = 4_000, edgeCases = EdgeCasesMode.NONE)
    void howCommandsAreBatchedAndHowManyLotsAreReadChangesNothing(
            @ForAll("stories") List<Step> story, @ForAll @IntRange(min = 1, max = 3) int lots, @ForAll long seed) {
        MemoryBooks oneByOne = new MemoryBooks(MEMBERS);
        List<Chapter> chapters = tell(story, oneByOne, new PlainBooks(MEMBERS));

        MemoryBooks batched = new MemoryBooks(MEMBERS);
        Random cuts = new Random(seed);
        for (Chapter chapter : chapters) {
            if (chapter.before().deed() == Step.Deed.ACCOUNT_CLOSES_OR_OPENS) {
                toggle(batched, MEMBERS.get(chapter.before().member()));
            }
            int start = 0;
            while (start < chapter.commands().size()) {
                int end = start + 1 + cuts.nextInt(chapter.commands().size() - start);
                List<Outcome> outcomes =
                        batched.post(chapter.commands().subList(start, end), chapter.now(), chapter.debtLimit(), lots);
                assertThat(outcomes.stream().map(Answers::of))
                        .isEqualTo(chapter.outcomes().subList(start, end).stream()
                                .map(Answers::of)
                                .toList());
                Invariants.check(batched);
                start = end;
            }
        }

        assertThat(batched.accounts).isEqualTo(oneByOne.accounts);
        assertThat(batched.lots).isEqualTo(oneByOne.lots);
        assertThat(batched.holds).isEqualTo(oneByOne.holds);
        assertThat(batched.transactions.keySet()).isEqualTo(oneByOne.transactions.keySet());
    }

    @Provide
    Arbitrary<List<Step>> stories() {
        return Step.stories(STEPS_MOST);
    }

    /// Lets a story happen command by command in both worlds, and compares them after each.
    private static List<Chapter> tell(List<Step> story, MemoryBooks books, PlainBooks reference) {
        AtomicLong lastId = new AtomicLong();
        Scene scene = new Scene(MEMBERS, () -> new UUID(5, lastId.addAndGet(4)), reference);
        List<Chapter> chapters = new ArrayList<>();
        Step start = new Step(Step.Deed.TIME_PASSES, 0, 0, 0, 0, 0, Step.Oddity.NONE);
        Chapter chapter = new Chapter(NOON, DEBT_LIMIT_AT_FIRST, new ArrayList<>(), new ArrayList<>(), start);
        chapters.add(chapter);
        for (Step step : story) {
            if (!step.deed().isCommand()) {
                chapter = next(chapter, step);
                chapters.add(chapter);
                if (step.deed() == Step.Deed.ACCOUNT_CLOSES_OR_OPENS) {
                    AccountId account = MEMBERS.get(step.member());
                    toggle(books, account);
                    PlainMember member = reference.members.get(step.member());
                    member.closed = !member.closed;
                }
            } else {
                Command command = scene.command(step, chapter.now());
                String expected = reference.answer(command, chapter.now(), chapter.debtLimit());
                Outcome outcome = books.post(List.of(command), chapter.now(), chapter.debtLimit(), ALL_LOTS)
                        .getFirst();
                assertThat(Answers.of(outcome)).as("%s", command).isEqualTo(expected);
                if (outcome instanceof Outcome.Posted posted) {
                    Provenance.check(books, posted.transaction(), chapter.now());
                    reference.name(posted.transaction());
                    scene.note(posted.transaction());
                }
                chapter.commands().add(command);
                chapter.outcomes().add(outcome);
                compare(books, reference);
                Invariants.check(books);
            }
        }
        return chapters;
    }

    private static Chapter next(Chapter before, Step step) {
        Instant now =
                step.deed() == Step.Deed.TIME_PASSES ? before.now().plus(Duration.ofHours(step.hours())) : before.now();
        long limit = step.deed() == Step.Deed.DEBT_LIMIT_CHANGES
                ? Math.clamp(step.points() - 20, 0, Points.MOST)
                : before.debtLimit();
        return new Chapter(now, limit, new ArrayList<>(), new ArrayList<>(), step);
    }

    private static void toggle(MemoryBooks books, AccountId account) {
        books.setClosed(
                account, !Objects.requireNonNull(books.accounts.get(account)).closed());
    }

    private static void compare(MemoryBooks books, PlainBooks reference) {
        for (PlainMember member : reference.members) {
            compare(books, member.account, member.spendable);
            compare(books, AccountIds.pendingOf(member.account), member.pending);
            compare(books, AccountIds.heldOf(member.account), member.held);
        }
        reference.holds.forEach((id, hold) ->
                assertThat(Objects.requireNonNull(books.holds.get(id)).state()).hasToString(hold.state));
        for (ProgrammeAccount account : ProgrammeAccount.values()) {
            assertThat(books.transactions.values().stream()
                            .flatMap(each -> each.entries().stream())
                            .filter(entry -> entry.accountId().equals(account.id()))
                            .mapToLong(Entry::amount)
                            .sum())
                    .as("%s", account)
                    .isEqualTo(reference.programme.getOrDefault(account, 0L));
        }
    }

    private static void compare(MemoryBooks books, AccountId id, PlainMember.Purse purse) {
        Account account = books.accounts.get(id);
        assertThat(account == null ? 0 : account.balance()).isEqualTo(purse.balance);
        assertThat(account == null ? 0 : account.version()).isEqualTo(purse.version);
        assertThat(account == null ? 0 : account.debt()).isEqualTo(purse.debt);
        assertThat(books.lots.values().stream()
                        .filter(lot -> lot.accountId().equals(id))
                        .map(lot -> "%s: %d of %d, %s to %s, from %s of %s"
                                .formatted(
                                        lot.id(),
                                        lot.remaining(),
                                        lot.granted(),
                                        lot.grantedAt(),
                                        lot.expiresAt(),
                                        lot.availableAt(),
                                        lot.originId())))
                .isEqualTo(purse.lots.stream().map(LedgerModelTest::told).toList());
    }

    private static String told(PlainLot lot) {
        return "%s: %d of %d, %s to %s, from %s of %s"
                .formatted(
                        lot.id,
                        lot.remaining,
                        lot.granted,
                        lot.grantedAt,
                        lot.expiresAt,
                        lot.availableAt,
                        lot.origin == null ? null : lot.origin.id);
    }
}
