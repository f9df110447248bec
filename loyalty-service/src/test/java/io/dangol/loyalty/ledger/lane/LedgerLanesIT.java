package io.dangol.loyalty.ledger.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.kit.problem.Refusal;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Answer;
import io.dangol.loyalty.ledger.Books;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.CommandQueue;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.LaneProblem;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.support.Ledgers;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// LedgerLanes on the real books: of several replicas at once, of one that is full, and of one whose database is away.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class LedgerLanesIT {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final int MEMBERS = 5;
    private static final int COMMANDS = 1_500;

    @Inject
    Transactions transactions;

    @Inject
    Books books;

    @Inject
    Ids ids;

    @Inject
    Pool pool;

    @Inject
    Ledgers ledgers;

    @Inject
    Stored stored;

    /// A command, and the answers of the replicas that were sent it.
    private record Sent(Command command, List<CompletableFuture<Answer>> answers) {}

    @Test
    void whatIsSentToSeveralReplicasAtOnceHappensOnce() {
        List<CommandQueue> replicas = List.of(replica(2, COMMANDS), replica(2, COMMANDS), replica(1, COMMANDS));
        List<AccountId> members = members();
        Random random = new Random(7);

        List<Sent> all = Stream.generate(() -> command(random, members))
                .limit(COMMANDS)
                .map(command -> new Sent(
                        command,
                        replicas.stream()
                                .filter(replica -> random.nextBoolean())
                                .map(replica -> replica.submitNow(command))
                                .toList()))
                .toList();

        Map<AccountId, Long> balances = new HashMap<>();
        for (Sent sent : all) {
            if (sent.answers().isEmpty()) {
                continue;
            }
            List<Outcome> outcomes = sent.answers().stream()
                    .map(answer -> answer.join().outcome())
                    .toList();
            List<Outcome.Posted> posted = outcomes.stream()
                    .filter(Outcome.Posted.class::isInstance)
                    .map(Outcome.Posted.class::cast)
                    .toList();
            assertThat(posted).as("%s", outcomes).hasSizeLessThanOrEqualTo(1);
            for (Outcome.Posted once : posted) {
                once.transaction()
                        .entries()
                        .forEach(entry -> balances.merge(entry.accountId(), entry.amount(), Long::sum));
                assertThat(outcomes.stream()
                                .filter(Outcome.AlreadyPosted.class::isInstance)
                                .map(outcome -> ((Outcome.AlreadyPosted) outcome).transactionId()))
                        .allMatch(once.transaction().id()::equals);
            }
        }
        assertThat(members).allSatisfy(member -> {
            assertThat(stored.number("SELECT balance FROM account WHERE id = ?", member.value()))
                    .isEqualTo(balances.getOrDefault(member, 0L));
            assertThat(stored.number(
                            "SELECT min(balance_after) FROM ledger_entry WHERE account_id = ?", member.value()))
                    .isNotNegative();
            assertThat(stored.number("SELECT sum(remaining) FROM lot WHERE account_id = ?", member.value()))
                    .isEqualTo(balances.getOrDefault(member, 0L));
        });
        assertThat(balances.values().stream().mapToLong(Long::longValue).sum()).isZero();
    }

    @Test
    void whatDoesNotFitIntoAFullLaneIsRefusedAndTheRestIsPosted() {
        AccountId member = members().getFirst();
        CommandQueue replica = replica(1, 3);
        SqlConnection holder = Stored.now(pool.getConnection());
        Transaction holding = Stored.now(holder.begin());
        Stored.now(holder.preparedQuery("SELECT FROM account WHERE id = $1 FOR UPDATE")
                .execute(Tuple.of(member.value())));

        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int number = 0; number < 6; number++) {
            answers.add(replica.submitNow(earn(member, 10)));
        }
        assertThat(answers.subList(4, 6))
                .as("one under way, three waiting")
                .allSatisfy(answer -> assertThatThrownBy(answer::join)
                        .isInstanceOf(CompletionException.class)
                        .cause()
                        .isInstanceOfSatisfying(
                                Refusal.class,
                                refusal -> assertThat(refusal.type()).isEqualTo(LaneProblem.LEDGER_BUSY)));
        Stored.now(holding.rollback());
        Stored.now(holder.close());

        assertThat(answers.subList(0, 4))
                .extracting(answer -> answer.join().outcome())
                .hasOnlyElementsOfType(Outcome.Posted.class);
        assertThat(stored.number("SELECT balance FROM account WHERE id = ?", member.value()))
                .isEqualTo(40);
    }

    private CommandQueue replica(int lanes, int queueMost) {
        return Replica.of(transactions, books, lanes, queueMost);
    }

    private List<AccountId> members() {
        return Stream.generate(() -> ledgers.member().accountId())
                .limit(MEMBERS)
                .toList();
    }

    private Command command(Random random, List<AccountId> members) {
        AccountId member = members.get(random.nextInt(MEMBERS));
        AccountId other = members.get(random.nextInt(MEMBERS));
        return switch (random.nextInt(3)) {
            case 0 -> earn(member, 1 + random.nextInt(50));
            case 1 -> new Command.Spend(heading(), member, 1 + random.nextInt(50), null);
            default ->
                member.equals(other)
                        ? earn(member, 1)
                        : new Command.Transfer(heading(), member, other, 1 + random.nextInt(50));
        };
    }

    private Command earn(AccountId member, long points) {
        return new Command.Earn(heading(), member, points, null, null, null, null);
    }

    private Heading heading() {
        return new Heading(new Cause(ids.next(), null), "test", null, NOON, "test");
    }
}
