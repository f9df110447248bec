package io.dangol.loyalty.ledger.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.ledger.Books;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.HoldId;
import io.dangol.loyalty.ledger.LedgerProblem;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.TransactionId;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Many at once on the same accounts.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class BankIT {
    private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");
    private static final int AT_ONCE = 30;

    @Inject
    Bank bank;

    @Inject
    Books books;

    @Inject
    Transactions transactions;

    @Inject
    Ids ids;

    @Inject
    Stored stored;

    @Test
    void transfersInRingsNeitherMakeNorLoseAPointNorDeadlock() {
        List<AccountId> members = bank.members(8, 100);
        long deadlocksBefore = bank.deadlocks();
        Random random = new Random(11);

        List<Outcome> outcomes = bank.atOnce(IntStream.range(0, 240)
                .mapToObj(round -> ring(members, round % 2 == 0, random))
                .toList());

        assertThat(outcomes)
                .hasSize(240 * 8)
                .allMatch(outcome -> outcome instanceof Outcome.Posted
                        || (outcome instanceof Outcome.Refused refused
                                && refused.problem() == LedgerProblem.INSUFFICIENT_POINTS));
        assertThat(outcomes.stream().filter(Outcome.Posted.class::isInstance)).hasSizeGreaterThan(100);
        assertThat(members.stream().mapToLong(bank::balance).sum()).isEqualTo(8 * 100);
        for (AccountId member : members) {
            assertThat(stored.number(
                            "SELECT min(balance_after) FROM ledger_entry WHERE account_id = ?", member.value()))
                    .isNotNegative();
            assertThat(stored.number("SELECT sum(remaining) FROM lot WHERE account_id = ?", member.value()))
                    .isEqualTo(bank.balance(member));
        }
        assertThat(bank.deadlocks()).isEqualTo(deadlocksBefore);
    }

    @Test
    void aHundredSpendsAtOnceNeverOverdraw() {
        AccountId member = bank.members(1, 505).getFirst();

        List<Outcome> outcomes = bank.alone(100, () -> new Command.Spend(bank.heading(), member, 10, null));

        assertThat(outcomes.stream().filter(Outcome.Posted.class::isInstance)).hasSize(50);
        assertThat(refusals(outcomes)).hasSize(50).containsOnly(LedgerProblem.INSUFFICIENT_POINTS);
        assertThat(bank.balance(member)).isEqualTo(5);
    }

    @Test
    void aTransactionIsTakenBackOnce() {
        AccountId member = bank.members(1, 50).getFirst();
        UUID spent =
                bank.posted(new Command.Spend(bank.heading(), member, 30, null)).id();

        List<Outcome> outcomes =
                bank.alone(AT_ONCE, () -> new Command.Reverse(bank.heading(), member, null, new TransactionId(spent)));

        assertOneOf(outcomes, LedgerProblem.ALREADY_REVERSED);
        assertThat(bank.balance(member)).isEqualTo(50);
    }

    @Test
    void aHoldIsResolvedOnce() {
        AccountId member = bank.members(1, 50).getFirst();
        UUID hold = ids.next();
        bank.posted(new Command.PlaceHold(bank.heading(), member, new HoldId(hold), 40, FAR));

        List<Outcome> outcomes = bank.alone(
                AT_ONCE,
                () -> ids.next().hashCode() % 2 == 0
                        ? new Command.CaptureHold(bank.heading(), member, new HoldId(hold), 40)
                        : new Command.ReleaseHold(bank.heading(), member, new HoldId(hold), false));

        assertOneOf(outcomes, LedgerProblem.HOLD_RESOLVED);
    }

    @Test
    void theLastPointIsRedeemedOnce() {
        AccountId member = bank.members(1, 1).getFirst();

        List<Outcome> outcomes = bank.alone(AT_ONCE, () -> new Command.Spend(bank.heading(), member, 1, null));

        assertOneOf(outcomes, LedgerProblem.INSUFFICIENT_POINTS);
        assertThat(bank.balance(member)).isZero();
    }

    @Test
    void oneCauseHasOneEffectHoweverManySendIt() {
        AccountId member = bank.members(1, 0).getFirst();
        Command command = new Command.Earn(bank.heading(), member, 7, null, null, null, null);

        List<Outcome> outcomes = bank.alone(AT_ONCE, () -> command);

        assertThat(outcomes.stream().filter(Outcome.Posted.class::isInstance)).hasSize(1);
        assertThat(outcomes.stream().filter(Outcome.AlreadyPosted.class::isInstance))
                .hasSize(AT_ONCE - 1);
        assertThat(bank.balance(member)).isEqualTo(7);
    }

    /// Those that come second in the same moment fail as a whole, and are refused when they come again.
    @Test
    void oneCauseHasOneEffectOnWhicheverAccount() {
        List<AccountId> members = bank.members(AT_ONCE, 0);
        Cause cause = new Cause(ids.next(), null);
        Heading heading = new Heading(cause, "test", null, Bank.NOON, "test");
        List<Uni<Books.Posted>> all = members.stream()
                .map(member -> List.<Command>of(new Command.Earn(heading, member, 7, null, null, null, null)))
                .map(batch -> transactions
                        .write(transaction -> books.post(transaction, batch))
                        .onFailure(PgException.class)
                        .recoverWithNull())
                .toList();

        Uni.join()
                .all(all)
                .usingConcurrencyOf(Bank.CONNECTIONS)
                .andFailFast()
                .await()
                .atMost(Bank.PATIENCE);

        assertThat(stored.number("SELECT count(*) FROM ledger_transaction WHERE cause = ?", cause.id()))
                .isEqualTo(1);
        assertThat(members.stream().mapToLong(bank::balance).sum()).isEqualTo(7);
    }

    @Test
    void theFirstHoldsAndPendingPointsOfAMemberMayComeAtOnce() {
        AccountId member = bank.members(1, 100).getFirst();

        List<Outcome> held = bank.alone(
                AT_ONCE, () -> new Command.PlaceHold(bank.heading(), member, new HoldId(ids.next()), 2, FAR));
        List<Outcome> pending =
                bank.alone(AT_ONCE, () -> new Command.Earn(bank.heading(), member, 3, null, FAR, null, null));

        assertThat(held).hasOnlyElementsOfType(Outcome.Posted.class);
        assertThat(pending).hasOnlyElementsOfType(Outcome.Posted.class);
        assertThat(bank.balance(AccountIds.heldOf(member))).isEqualTo(2 * AT_ONCE);
        assertThat(bank.balance(AccountIds.pendingOf(member))).isEqualTo(3 * AT_ONCE);
        assertThat(bank.balance(member)).isEqualTo(100 - 2 * AT_ONCE);
    }

    @Test
    void anAccountOfThousandsOfLotsIsSpentInOrderInOneGo() {
        AccountId member = bank.members(1, 0).getFirst();
        List<Integer> days = new ArrayList<>(IntStream.range(1, 5_001).boxed().toList());
        Collections.shuffle(days, new Random(3));
        for (int start = 0; start < days.size(); start += 1_000) {
            bank.post(days.subList(start, start + 1_000).stream()
                    .<Command>map(day -> new Command.Earn(
                            bank.heading(), member, 1, FAR.plus(Duration.ofDays(day)), null, null, null))
                    .toList());
        }

        bank.posted(new Command.Spend(bank.heading(), member, 3_700, null));

        assertThat(stored.number("SELECT count(*) FROM lot WHERE account_id = ? AND remaining = 0", member.value()))
                .isEqualTo(3_700);
        assertThat(stored.value(
                        "SELECT max(expires_at) FROM lot WHERE account_id = ? AND remaining = 0", member.value()))
                .isEqualTo(stored.value(
                        "SELECT expires_at FROM lot WHERE account_id = ? ORDER BY expires_at OFFSET 3699 LIMIT 1",
                        member.value()));
        List<Outcome> rest = bank.post(List.of(
                new Command.PlaceHold(bank.heading(), member, new HoldId(ids.next()), 1_000, FAR),
                new Command.Spend(bank.heading(), member, 300, null),
                new Command.Spend(bank.heading(), member, 1, null)));
        assertThat(rest.subList(0, 2)).hasOnlyElementsOfType(Outcome.Posted.class);
        assertThat(refusals(rest)).containsExactly(LedgerProblem.INSUFFICIENT_POINTS);
        assertThat(bank.balance(member)).isZero();
    }

    /// Everyone gives to the next, or everyone to the one before.
    private List<Command> ring(List<AccountId> members, boolean forwards, Random random) {
        int size = members.size();
        return IntStream.range(0, size)
                .<Command>mapToObj(place -> new Command.Transfer(
                        bank.heading(),
                        members.get(place),
                        members.get((place + (forwards ? 1 : size - 1)) % size),
                        1 + random.nextInt(60)))
                .toList();
    }

    private static void assertOneOf(List<Outcome> outcomes, LedgerProblem others) {
        assertThat(outcomes.stream().filter(Outcome.Posted.class::isInstance)).hasSize(1);
        assertThat(refusals(outcomes)).hasSize(outcomes.size() - 1).containsOnly(others);
    }

    private static List<LedgerProblem> refusals(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(Outcome.Refused.class::isInstance)
                .map(outcome -> ((Outcome.Refused) outcome).problem())
                .toList();
    }
}
