package io.dangol.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.e2e.Poison.Letter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Records that are no events lie in every partition of the topics, in front of the events of all customers.
@Tag("faults")
@ExtendWith(FaultExtension.class)
class PoisonFaultIT {
    private static final Duration SET_ASIDE_WITHIN = Duration.ofMinutes(2);
    private static final int WRITES_AROUND = 100;

    @Test
    void consumersSetPoisonAsideAndGoOn(Faults faults) throws Exception {
        faults.prove("poisoned topics", 2014, run -> {
            Suite suite = run.suite();
            Map<String, Long> processes = new HashMap<>();
            Suite.PROCESSES.forEach(process -> processes.put(process, suite.processId(process)));
            run.awaitMoreOfEach(WRITES_AROUND);
            long records = 0;
            long letters = 0;
            for (Poison poison : Poison.ALL) {
                records += poison.pour(suite.broker());
                letters += poison.letters().size();
            }
            run.expectForeign(records);
            run.progress("poured %d records of poison".formatted(records));
            run.awaitMoreOfEach(WRITES_AROUND);
            for (Poison poison : Poison.ALL) {
                await().atMost(SET_ASIDE_WITHIN)
                        .pollInterval(Duration.ofSeconds(1))
                        .untilAsserted(() -> requireLetters(suite, poison));
            }
            run.progress("%d dead letters are listed".formatted(letters));
            run.awaitMoreOfEach(WRITES_AROUND);
            // It succeeds only if all are ready and live.
            assertThat(suite.command("status")).contains("gateway");
            processes.forEach((process, id) ->
                    assertThat(suite.processId(process)).as(process).isEqualTo(id));
            return "%d records of poison, %d dead letters listed, no process restarted".formatted(records, letters);
        });
    }

    /// Whoever consumes such a record refuses it, once, and nobody else does.
    private static void requireLetters(Suite suite, Poison poison) {
        List<String> listed = suite.command("dead-letters", "list", poison.topic())
                .lines()
                .filter(line -> line.contains(" refuses it: "))
                .toList();
        Stream<Letter> found = listed.stream().map(Letter::listedAs);
        assertThat(found.toList()).containsExactlyInAnyOrderElementsOf(poison.letters());
    }
}
