package io.dangol.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The whole suite is stopped and started again, with events that nobody has seen and an import that is half done.
@Tag("faults")
@ExtendWith(FaultExtension.class)
class RestartFaultIT {
    private static final int UNSENT = 1_000;
    private static final Duration UNSENT_WITHIN = Duration.ofMinutes(3);
    private static final int LINES = 20_000;
    private static final int WRITES_AROUND = 30;

    @Test
    void unsentEventsAndAHalfDoneImportSurviveARestartOfEverything(Faults faults) throws Exception {
        faults.prove("restart of all", 2012, run -> {
            run.awaitMoreOfEach(WRITES_AROUND);
            long unsent;
            long done;
            try (BrokerOutage outage = BrokerOutage.begin(run.suite())) {
                run.progress("Kafka is away");
                await().atMost(UNSENT_WITHIN)
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> run.unsent() >= UNSENT);
                done = run.startImport(LINES);
                unsent = run.unsent();
                outage.leave();
            }
            run.progress("everything stops, with %,d unsent events, at line %,d of an import of %,d"
                    .formatted(unsent, done, LINES));
            run.suite().down();
            Instant stopped = Instant.now();
            run.suite().up();
            run.progress("everything runs again");
            run.awaitMoreOfEach(WRITES_AROUND);
            assertThat(run.awaitLastImport()).as("the end of the import").isAfter(stopped);
            return "%,d unsent events, an import at line %,d of %,d".formatted(unsent, done, LINES);
        });
    }
}
