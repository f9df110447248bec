package io.dangol.loyalty.ledger.integrity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Books that are too large to be checked whole: gone through in slices of three rows.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@TestProfile(SweepIT.SmallSlices.class)
class SweepIT {
    @Inject
    IntegrityService integrity;

    @Inject
    IntegrityRepository books;

    @Inject
    Transactions transactions;

    @Inject
    Postings postings;

    @Inject
    Stored stored;

    /// Whoever tests the sweep moves it.
    public static final class SmallSlices implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "dangol.integrity.whole-entries", "0",
                    "dangol.integrity.slice", "3",
                    "dangol.integrity.overlap", "0s",
                    "dangol.integrity.sweep-every", "off");
        }
    }

    @Test
    void theSweepGoesOnFromSliceToSliceUntilAllIsCovered() {
        postings.everyKind();
        finishRound();
        AccountId old = postings.member();
        postings.earn(old, 5);
        step();
        // Nothing tells of it but the sweep: the account is not among the newest any more.
        stored.tamper("UPDATE account SET version = version + 1 WHERE id = '%s'".formatted(old.value()));
        assertThat(violations()).isZero();

        int steps = 1;
        while (completed() == 0 && steps < 500) {
            step();
            steps++;
        }

        assertThat(steps).isGreaterThan(5);
        assertThat(stored.value("SELECT subject FROM integrity_violation")).isEqualTo(old.text());
        given().get("/q/health").then().statusCode(503);
        given().get("/q/health/ready").then().statusCode(200);
        stored.tamper("UPDATE account SET version = version - 1 WHERE id = '%s'".formatted(old.value()));
        step();
        assertThat(violations()).isZero();
        given().get("/q/health").then().statusCode(200);
    }

    @Test
    void whatIsNewIsCheckedAtOnce() {
        postings.everyKind();
        finishRound();
        step();
        AccountId member = postings.member();
        postings.earn(member, 7);
        stored.tamper("UPDATE account SET balance = 8 WHERE id = '%s'".formatted(member.value()));

        step();
        long found = violations();
        stored.tamper("UPDATE account SET balance = 7 WHERE id = '%s'".formatted(member.value()));
        step();

        assertThat(found).isEqualTo(2);
        assertThat(violations()).isZero();
    }

    @Test
    void aRequestChecksAsMuchAsThereIsTimeFor() {
        Map<String, UUID> names = postings.everyKind();
        JsonPath sound = IntegrityIT.check();
        stored.tamper("UPDATE lot SET remaining = remaining - 1 WHERE id = '%s'".formatted(names.get("earnLot")));
        JsonPath damaged = IntegrityIT.check();
        stored.tamper("UPDATE lot SET remaining = remaining + 1 WHERE id = '%s'".formatted(names.get("earnLot")));
        JsonPath mended = IntegrityIT.check();

        assertThat(IntegrityIT.brokenInvariants(sound)).isEmpty();
        assertThat(sound.getLong("ledgerSum")).isZero();
        assertThat(sound.getDouble("sweep.progress")).isEqualTo(1);
        assertThat(sound.getString("sweep.completedAt")).isNotNull();
        assertThat(sound.<Integer>getList("invariants.checked")).allMatch(checked -> checked >= 1);
        assertThat(IntegrityIT.brokenInvariants(damaged)).containsExactly("lots-carry-balances");
        assertThat(mended.getBoolean("ok")).isTrue();
    }

    @Test
    void aCheckHoldsUpNoWriter() {
        AccountId member = postings.member();
        long locks = transactions
                .snapshot(snapshot -> {
                    BoundedCheck look = new BoundedCheck(
                            snapshot,
                            books,
                            new Findings(List.of()),
                            Clock.systemUTC(),
                            Instant.now().plusSeconds(30));
                    return look.at(IdSpace.TRANSACTIONS, new IdRange(IdRange.FIRST, IdRange.LAST))
                            .chain(() -> look.at(
                                    IdSpace.ACCOUNTS, IdSpace.ACCOUNTS.ranges().getLast()))
                            .chain(() -> snapshot.query("SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid()"
                                            + " AND locktype <> 'virtualxid' AND mode <> 'AccessShareLock'")
                                    .execute())
                            .map(rows -> rows.iterator().next().getLong(0))
                            .call(() -> postings.posting(member, 3));
                })
                .await()
                .atMost(Duration.ofSeconds(30));

        assertThat(locks).isZero();
        assertThat(stored.number("SELECT balance FROM account WHERE id = ?", member.value()))
                .isEqualTo(3);
    }

    @Test
    void theSweepRestsFiftyTimesAsLongAsItWorked() {
        postings.everyKind();
        SlowClock clock = new SlowClock();
        Instant rested = clock.now.plus(SlowClock.WORK.multipliedBy(51));
        SweepJob job = new SweepJob(integrity, clock);

        run(job);
        Object first = checkedAt();
        clock.now = rested.minusMillis(1);
        run(job);
        Object resting = checkedAt();
        clock.now = rested;
        run(job);

        assertThat(resting).isEqualTo(first);
        assertThat(checkedAt()).isNotEqualTo(first);
    }

    /// Passes by as long a time as each piece of work takes, whenever it is asked.
    private static final class SlowClock extends Clock {
        static final Duration WORK = Duration.ofSeconds(1);

        private Instant now = Instant.parse("2026-11-21T00:00:00Z");

        @Override
        public Instant instant() {
            Instant asked = now;
            now = now.plus(WORK);
            return asked;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("one zone is enough here");
        }
    }

    private static void run(SweepJob job) {
        job.step().await().atMost(Stored.PATIENCE);
    }

    private Object checkedAt() {
        return stored.value("SELECT checked_at FROM integrity_sweep");
    }

    private void finishRound() {
        stored.tamper(
                "UPDATE integrity_sweep SET domain = NULL, next_id = NULL, completed_at = NULL, started_at = NULL");
    }

    private void step() {
        integrity.sweepOn().await().atMost(Stored.PATIENCE);
    }

    private long completed() {
        return stored.number("SELECT count(*) FROM integrity_sweep WHERE completed_at IS NOT NULL");
    }

    private long violations() {
        return stored.number("SELECT count(*) FROM integrity_violation");
    }
}
