package io.dangol.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.e2e.LedgerLoad.Acknowledged;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Processes that are stopped in the middle of their work: for a while, or for good.
@Tag("crash")
@ExtendWith(SuiteExtension.class)
class HangIT {
    /// A minute of silence, what the probes of it take, and a start on a slow machine.
    private static final Duration RESTARTED_WITHIN = Duration.ofMinutes(4);

    private static final Duration STOP = Duration.ofSeconds(25);
    private static final List<String> STOPPED = List.of("loyalty", "gateway", "kafka", "postgres");
    private static final List<String> UNTOUCHED = List.of("customer", "feedback", "analytics");
    private static final LocalDate EARNED_ON = LocalDate.of(2012, 6, 1);
    private static final int MEMBERS = 20;
    private static final int POSTINGS = 200;

    private Suite suite;

    @BeforeEach
    void ask(Suite started) {
        suite = started;
    }

    @Test
    void processesThatStopForGoodAreRestartedAndTheRestIsLeftAlone() throws Exception {
        List<String> accounts = new Api(suite).newMembers(MEMBERS);
        Map<String, Long> before = new HashMap<>();
        Suite.PROCESSES.forEach(process -> before.put(process, suite.processId(process)));
        List<Acknowledged> acknowledged;
        try (LedgerClient client = new LedgerClient(suite);
                LedgerLoad load = LedgerLoad.start(client, accounts, EARNED_ON, RESTARTED_WITHIN)) {
            load.awaitMore(POSTINGS);
            STOPPED.forEach(process -> suite.signal("STOP", before.get(process)));

            await().atMost(RESTARTED_WITHIN)
                    .ignoreExceptions()
                    .until(() -> STOPPED.stream().noneMatch(one -> suite.processId(one) == before.get(one))
                            && suite.isHealthy());
            load.awaitMore(POSTINGS);
            acknowledged = load.finish();
        }

        String status = suite.command("status");
        for (String process : STOPPED) {
            assertThat(ProcessHandle.of(before.get(process))).as(process).isEmpty();
            assertThat(suite.lastRestart(process)).as(process).contains("it did not answer for");
            assertThat(status.lines().filter(line -> line.startsWith(process + " ")))
                    .singleElement()
                    .asString()
                    .contains("it did not answer for");
            assertThat(suite.launcherLog()).contains(process + " is started again: it did not answer for");
        }
        // A database and a broker that are away are no reason to restart whoever needs them.
        for (String process : UNTOUCHED) {
            assertThat(suite.processId(process)).as(process).isEqualTo(before.get(process));
        }
        assertThatTheBooksHold(acknowledged, accounts);
    }

    @Test
    void aLedgerThatStopsForAWhileGoesOnAndLosesNothing() throws Exception {
        List<String> accounts = new Api(suite).newMembers(MEMBERS);
        long ledger = suite.processId("loyalty");
        List<Acknowledged> acknowledged;
        try (LedgerClient client = new LedgerClient(suite);
                LedgerLoad load = LedgerLoad.start(client, accounts, EARNED_ON, RESTARTED_WITHIN)) {
            load.awaitMore(POSTINGS);
            suite.signal("STOP", ledger);
            try {
                await().during(STOP).atMost(STOP.multipliedBy(2)).until(() -> suite.processId("loyalty") == ledger);
            } finally {
                suite.signal("CONT", ledger);
            }
            load.awaitMore(POSTINGS);
            acknowledged = load.finish();
        }

        await().atMost(Api.PATIENCE).until(suite::isHealthy);
        assertThat(suite.processId("loyalty")).isEqualTo(ledger);
        assertThatTheBooksHold(acknowledged, accounts);
    }

    private void assertThatTheBooksHold(List<Acknowledged> acknowledged, List<String> accounts) {
        Books books = new Books(suite);
        books.assertThatTheyBalance(acknowledged, accounts);
        books.assertThatAllInvariantsHold();
    }
}
