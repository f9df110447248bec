package io.dangol.loyalty.ledger.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Books;
import io.dangol.loyalty.ledger.CaseId;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.LedgerProblem;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.Points;
import io.dangol.loyalty.ledger.TransactionKind;
import io.dangol.loyalty.member.MemberEnrolment;
import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class BooksIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final int MEMBERS = 50;
    private static final int ROUNDS = 20;

    @Inject
    Books books;

    @Inject
    MemberEnrolment members;

    @Inject
    Transactions transactions;

    @Inject
    Ids ids;

    @Inject
    Facts facts;

    @Inject
    Stored stored;

    @Test
    void batchesThatMeetTheSameMembersInOppositeOrderNeitherDeadlockNorLoseAPoint() {
        List<CustomerId> customers =
                Stream.generate(() -> new CustomerId(ids.next())).limit(MEMBERS).toList();
        List<CustomerId> backwards = new ArrayList<>(customers);
        Collections.reverse(backwards);
        long deadlocksBefore = deadlocks();

        List<Uni<Void>> batches = IntStream.range(0, ROUNDS)
                .boxed()
                .flatMap(round -> Stream.of(batch(customers), batch(backwards)))
                .toList();
        Uni.join().all(batches).usingConcurrencyOf(6).andFailFast().await().atMost(PATIENCE);

        for (CustomerId customer : customers) {
            assertThat(stored.number("SELECT balance FROM account WHERE owner = ?", customer.value()))
                    .isEqualTo(2L * ROUNDS);
            assertThat(stored.number("SELECT version FROM account WHERE owner = ?", customer.value()))
                    .isEqualTo(2L * ROUNDS);
        }
        assertThat(deadlocks()).isEqualTo(deadlocksBefore);
    }

    @Test
    void oneRefusedCommandRefusesOnlyItself() {
        CustomerId customer = new CustomerId(ids.next());
        Books.Posted posted = transactions
                .write(transaction -> members.enrol(transaction, List.of(customer))
                        .flatMap(accounts -> books.post(
                                transaction,
                                List.of(
                                        points(accounts.get(customer), 5),
                                        points(accounts.get(customer), -5),
                                        points(accounts.get(customer), Points.MOST),
                                        points(new AccountId(ids.next()), 5),
                                        points(accounts.get(customer), 6)))))
                .await()
                .atMost(PATIENCE);

        assertThat(posted.outcomes())
                .extracting(outcome -> switch (outcome) {
                    case Outcome.Posted done -> done.account().balance();
                    case Outcome.AlreadyPosted already -> "already";
                    case Outcome.Idle idle -> "idle";
                    case Outcome.Refused refused -> refused.problem();
                })
                .containsExactly(
                        5L,
                        LedgerProblem.POINTS_OUT_OF_RANGE,
                        LedgerProblem.BALANCE_OUT_OF_RANGE,
                        LedgerProblem.UNKNOWN_ACCOUNT,
                        11L);
        assertThat(stored.number("SELECT balance FROM account WHERE owner = ?", customer.value()))
                .isEqualTo(11);
    }

    @Test
    void aBatchThatFailsLeavesNothing() {
        CustomerId customer = new CustomerId(ids.next());
        Uni<Void> failing = transactions.write(transaction -> members.enrol(transaction, List.of(customer))
                .flatMap(accounts -> books.post(transaction, List.of(points(accounts.get(customer), 5))))
                .flatMap(outcomes -> Uni.createFrom().failure(new IllegalStateException("on purpose"))));

        assertThatThrownBy(() -> failing.await().atMost(PATIENCE)).hasMessage("on purpose");
        assertThat(stored.number("SELECT count(*) FROM account WHERE owner = ?", customer.value()))
                .isZero();
        assertThat(stored.number("SELECT count(*) FROM member WHERE customer_id = ?", customer.value()))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger_transaction SET reason = 'other'",
                "DELETE FROM ledger_transaction",
                "TRUNCATE ledger_transaction",
                "UPDATE ledger_entry SET amount = 1",
                "DELETE FROM ledger_entry",
                "TRUNCATE ledger_entry",
                "UPDATE lot_allocation SET points = 1",
                "DELETE FROM lot_allocation",
                "TRUNCATE lot_allocation",
                "UPDATE earning_rule_version SET points = 2",
            })
    void whatIsPostedCannotBeChanged(String statement) {
        facts.purchased(facts.newId("cus"), facts.newId("pur"), "100", "KRW");

        assertThatThrownBy(() -> stored.execute(statement))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("the ledger is only ever added to");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE account SET balance = -1 WHERE owner = '%s'",
                "UPDATE account SET balance = 9007199254740993 WHERE owner = '%s'",
                "UPDATE account SET version = -1 WHERE owner = '%s'",
                "UPDATE account SET balance = NULL WHERE owner = '%s'",
            })
    void theDatabaseItselfRefusesABalanceOutOfRange(String statement) {
        String customer = facts.newId("cus");
        facts.registered(customer);
        stored.awaitBalance(customer, 0);

        assertThatThrownBy(() -> stored.execute(statement.formatted(Stored.uuid("cus", customer))))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("violates check constraint");
    }

    private Uni<Void> batch(List<CustomerId> customers) {
        return transactions.write(transaction -> members.enrol(transaction, customers)
                .map(accounts -> onePointEach(accounts, customers))
                .flatMap(commands -> books.postAll(transaction, commands)));
    }

    private List<Command> onePointEach(Map<CustomerId, AccountId> accounts, List<CustomerId> customers) {
        return customers.stream()
                .map(customer -> points(accounts.get(customer), 1))
                .toList();
    }

    private Command points(AccountId account, long points) {
        String compensation = facts.newId("cmp");
        Cause cause = Cause.of(TransactionKind.COMPENSATION, compensation);
        return new Command.Compensate(
                new Heading(cause, "compensation", compensation, NOON, "test"),
                account,
                points,
                new CaseId(ids.next()));
    }

    private long deadlocks() {
        return stored.number("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
    }
}
