package io.dangol.loyalty.posting.expiry;

import static io.dangol.loyalty.support.Ledgers.account;
import static io.dangol.loyalty.support.Ledgers.as;
import static io.dangol.loyalty.support.Ledgers.post;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.kit.time.Ids;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.Answer;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.CommandQueue;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.SweepResult;
import io.dangol.loyalty.support.Ledgers;
import io.dangol.loyalty.support.Ledgers.Member;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.EventSchemas;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class LotSweepIT {
    private static final String EARLIER = "2026-01-01T00:00:00Z";
    private static final String PAST = "2026-02-01T00:00:00Z";
    private static final String LONG_PAST = ",\"effectiveAt\":\"" + EARLIER + "\",\"expiresAt\":\"" + PAST + "\"";
    private static final String PENDING_LOT =
            "account_id = (SELECT id FROM account WHERE owner = '%s' AND kind = 'pending')";
    /// More than two batches.
    private static final int MANY = 1_100;

    @Inject
    Ledgers ledgers;

    @Inject
    Stored stored;

    @Inject
    CommandQueue queue;

    @Inject
    Ids ids;

    @Inject
    LotSweep sweep;

    @Test
    void pointsPastTheirDateGoToBreakage() {
        Member member = ledgers.member(3);
        ledgers.earn(member, 10, LONG_PAST);

        run(sweep.expire());

        account(member).then().body(at("balance", equalTo(3))).body(at("version", equalTo(3)));
        UUID transaction = (UUID) stored.value(
                "SELECT transaction_id FROM ledger_entry WHERE account_id = ? AND amount = -10",
                member.accountId().value());
        as("agent")
                .get("/v1/transactions/" + PublicId.format("txn", transaction))
                .then()
                .body(at("kind", equalTo("expire")))
                .body(at("reason", equalTo("expired")))
                .body(at("reference", nullValue()))
                .body(at("recordedBy", equalTo("loyalty-service")))
                .body(at("effectiveAt", equalTo(PAST)))
                .body(at("entries.accountKind", contains("breakage", "spendable")))
                .body(at("entries.amount", contains(10, -10)))
                .body(at("allocations.points", contains(10)));
        String event = (String) stored.value("SELECT data FROM outbox WHERE id = ?", transaction);
        new EventSchemas(Path.of("events")).check("io.dangol.loyalty.points.expired.v1", event);

        run(sweep.expire());
        account(member).then().body(at("version", equalTo(3)));
    }

    @Test
    void sweepsAtOnceExpireEachLotOnce() {
        Member member = ledgers.member();
        earnMany(member);

        Uni<SweepResult> expiring = Uni.createFrom().deferred(sweep::expire);
        List<SweepResult> sweeps =
                Uni.join().all(expiring, expiring).andFailFast().await().atMost(Stored.PATIENCE);

        assertThat(sweeps).allSatisfy(each -> assertThat(each.failed()).isZero());
        assertThat(expired(member)).isEqualTo(MANY);
        account(member).then().body(at("balance", equalTo(0))).body(at("version", equalTo(2 * MANY)));
        assertThat(stored.number(
                        "SELECT count(*) FROM outbox WHERE type = 'io.dangol.loyalty.points.expired.v1' AND subject = ?",
                        member.customer()))
                .isEqualTo(MANY);
    }

    @Test
    void whatASweepCouldNotPostTheNextOneDoes() throws SQLException {
        Member member = ledgers.member();
        earnMany(member);
        // Once 400 are committed, no more can be written: a stable function does not see what its own statement does.
        stored.execute("""
                CREATE FUNCTION be_full() RETURNS trigger LANGUAGE plpgsql STABLE AS $$
                BEGIN
                    IF (SELECT count(*) FROM lot WHERE account_id = new.account_id AND remaining = 0) >= 400 THEN
                        RAISE EXCEPTION 'on purpose' USING ERRCODE = 'disk_full';
                    END IF;
                    RETURN new;
                END $$;
                CREATE TRIGGER be_full BEFORE UPDATE ON lot FOR EACH ROW
                    WHEN (new.account_id = '%s') EXECUTE FUNCTION be_full();
                """.formatted(member.accountId().value()));
        SweepResult broken;
        try {
            broken = run(sweep.expire());
        } finally {
            stored.execute("DROP TRIGGER be_full ON lot; DROP FUNCTION be_full()");
        }
        long atFirst = expired(member);

        SweepResult next = run(sweep.expire());

        assertThat(broken.failed()).isEqualTo(MANY - atFirst);
        assertThat(atFirst).isBetween(1L, MANY - 1L);
        assertThat(next.posted()).isEqualTo(MANY - atFirst);
        assertThat(expired(member)).isEqualTo(MANY);
        account(member).then().body(at("balance", equalTo(0))).body(at("version", equalTo(2 * MANY)));
    }

    @Test
    void pointsThatComeBackAfterTheirDateExpireAgain() throws SQLException {
        Member member = ledgers.member();
        ledgers.earn(member, 10, ",\"effectiveAt\":\"" + EARLIER + "\",\"expiresAt\":\"2086-01-01T00:00:00Z\"");
        Response spent = post("/v1/transactions", """
                {"kind":"spend","account":"%s","points":4,"reason":"test"}""".formatted(member.account()));
        stored.execute("UPDATE lot SET expires_at = now() - interval '1 second' WHERE account_id = '%s'"
                .formatted(member.accountId().value()));
        run(sweep.expire());
        account(member).then().body(at("balance", equalTo(0)));
        Response reversed = post("/v1/transactions/" + spent.path("id") + "/reverse", "{\"reason\":\"returned\"}");
        reversed.then().statusCode(201).body(at("balanceAfter", equalTo(4)));

        run(sweep.expire());

        account(member).then().body(at("balance", equalTo(0))).body(at("version", equalTo(5)));
        assertThat(expired(member)).isEqualTo(2);
        assertThat(stored.value("""
                SELECT effective_at::text FROM ledger_transaction JOIN ledger_entry ON transaction_id = id
                WHERE account_id = ? AND amount = -4 AND kind = 'expire'""", member.accountId().value()))
                .isEqualTo(stored.value(
                        "SELECT effective_at::text FROM ledger_transaction WHERE id = ?",
                        Stored.uuid("txn", reversed.path("id"))));
    }

    @Test
    void pendingPointsBecomeSpendableOnceAndKeepTheirDate() throws SQLException {
        Member member = ledgers.member();
        ledgers.earn(member, 10, ",\"availableAt\":\"2085-01-01T00:00:00Z\",\"expiresAt\":\"2086-01-01T00:00:00Z\"");
        run(sweep.mature());
        account(member).then().body(at("balance", equalTo(0))).body(at("pending", equalTo(10)));
        itIsAvailable(member);

        Uni<SweepResult> maturing = Uni.createFrom().deferred(sweep::mature);
        Uni.join().all(maturing, maturing).andFailFast().await().atMost(Stored.PATIENCE);

        account(member)
                .then()
                .body(at("balance", equalTo(10)))
                .body(at("pending", equalTo(0)))
                .body(at("version", equalTo(1)));
        UUID transaction = (UUID) stored.value(
                "SELECT transaction_id FROM ledger_entry WHERE account_id = ?",
                member.accountId().value());
        as("agent")
                .get("/v1/transactions/" + PublicId.format("txn", transaction))
                .then()
                .body(at("kind", equalTo("mature")))
                .body(at("reason", equalTo("matured")))
                .body(at("recordedBy", equalTo("loyalty-service")))
                .body(at("effectiveAt", equalTo(PAST)))
                .body(at("lots.expiresAt", contains("2086-01-01T00:00:00Z")));
        String event = (String) stored.value("SELECT data FROM outbox WHERE id = ?", transaction);
        new EventSchemas(Path.of("events")).check("io.dangol.loyalty.points.earned.v1", event);
    }

    @Test
    void pendingPointsThatComeTooLateExpireInTheSameRun() throws SQLException {
        Member member = ledgers.member();
        ledgers.earn(member, 10, ",\"availableAt\":\"2085-01-01T00:00:00Z\",\"expiresAt\":\"2086-01-01T00:00:00Z\"");
        itIsAvailable(member);
        stored.execute("UPDATE lot SET expires_at = now() WHERE " + PENDING_LOT.formatted(owner(member)));

        sweep.run().await().atMost(Stored.PATIENCE);

        account(member)
                .then()
                .body(at("balance", equalTo(0)))
                .body(at("pending", equalTo(0)))
                .body(at("version", equalTo(2)));
    }

    private void itIsAvailable(Member member) throws SQLException {
        stored.execute("UPDATE lot SET available_at = '" + PAST + "' WHERE " + PENDING_LOT.formatted(owner(member)));
    }

    private static UUID owner(Member member) {
        return Stored.uuid("cus", member.customer());
    }

    private void earnMany(Member member) {
        List<Uni<Answer>> earned = IntStream.range(0, MANY)
                .mapToObj(number -> queue.submit(new Command.Earn(
                        new Heading(new Cause(ids.next(), null), "test", null, Instant.parse(EARLIER), "test"),
                        member.accountId(),
                        1,
                        Instant.parse(PAST),
                        null,
                        null,
                        null)))
                .toList();
        Uni.join().all(earned).andFailFast().await().atMost(Stored.PATIENCE);
    }

    private long expired(Member member) {
        return stored.number("""
                SELECT count(*) FROM ledger_entry JOIN ledger_transaction ON id = transaction_id
                WHERE account_id = ? AND kind = 'expire'""", member.accountId().value());
    }

    private static SweepResult run(Uni<SweepResult> sweep) {
        return sweep.await().atMost(Stored.PATIENCE);
    }
}
