package io.dangol.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.e2e.LedgerLoad.Acknowledged;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Kill -9 of the ledger and of its database in the middle of postings: what was acknowledged is in the books once,
/// what was not acknowledged is not lost to whoever asks again, and others are told exactly what is in the books.
@Tag("crash")
@ExtendWith(SuiteExtension.class)
class LedgerCrashIT {
    private static final Logger LOG = Logger.getLogger(LedgerCrashIT.class);
    private static final List<String> VICTIMS = List.of("loyalty", "postgres");
    private static final int KILLS = Integer.getInteger("dangol.ledger.kills", 4);
    /// No other test has figures of this day.
    private static final LocalDate EARNED_ON = LocalDate.of(2013, 6, 1);

    private static final int MEMBERS = 50;
    private static final int POSTINGS_BETWEEN_KILLS = 300;
    private static final Duration EVENTS_WITHIN = Duration.ofSeconds(60);

    private Suite suite;
    private Api api;

    @BeforeEach
    void ask(Suite started) {
        suite = started;
        api = new Api(started);
    }

    @Test
    void whatWasAcknowledgedIsInTheBooksOnceHoweverOftenTheLedgerIsKilled() throws Exception {
        List<String> accounts = api.newMembers(MEMBERS);
        Books books = new Books(suite);
        try (LedgerClient client = new LedgerClient(suite);
                LedgerLoad load = LedgerLoad.start(client, accounts, EARNED_ON, Api.PATIENCE)) {
            for (int kill = 0; kill < KILLS; kill++) {
                load.awaitMore(POSTINGS_BETWEEN_KILLS);
                suite.killAndAwaitRestart(VICTIMS.get(kill % VICTIMS.size()));
            }
            load.awaitMore(POSTINGS_BETWEEN_KILLS);
            List<Acknowledged> acknowledged = load.finish();
            LOG.infof("%d kills: %s", KILLS, load.figures());

            assertThat(load.figures().sentAgain())
                    .as("requests that a kill hit")
                    .isPositive();
            books.assertThatTheyHoldExactly(acknowledged, accounts);
            Books.assertThatEveryKeyIsKnownStill(acknowledged, client);
            books.assertThatTheyHoldExactly(acknowledged, accounts);
            books.assertThatAllInvariantsHold();
            awaitTheFigures(acknowledged);
        }
    }

    private void awaitTheFigures(List<Acknowledged> acknowledged) {
        long points =
                acknowledged.stream().mapToLong(one -> one.posting().earned()).sum();
        long times =
                acknowledged.stream().filter(one -> one.posting().earned() > 0).count();
        await().atMost(EVENTS_WITHIN)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    JsonPath earned = api.kpi("points-earned", EARNED_ON, EARNED_ON.plusDays(1));
                    assertThat(earned.getString("value")).isEqualTo(Long.toString(points));
                    assertThat(earned.getLong("n")).isEqualTo(times);
                });
    }
}
