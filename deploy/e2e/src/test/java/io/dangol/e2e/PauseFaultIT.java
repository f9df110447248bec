package io.dangol.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every process in turn stops for a while and goes on, or is restarted by the launcher.
@Tag("faults")
@ExtendWith(FaultExtension.class)
class PauseFaultIT {
    private static final Duration LENGTH = Duration.ofSeconds(25);
    private static final Duration WELL_WITHIN = Duration.ofMinutes(4);
    private static final int LINES = 3_000;
    private static final int WRITES_BETWEEN = 15;

    @Test
    void nothingIsLostWhileProcessesHang(Faults faults) throws Exception {
        faults.prove("25 s stops", 2010, run -> {
            int restarted = 0;
            for (String process : Suite.PROCESSES) {
                run.awaitMoreOfEach(WRITES_BETWEEN);
                run.startImport(LINES);
                long before = run.suite().processId(process);
                pause(run.suite(), process);
                await().atMost(WELL_WITHIN).ignoreExceptions().until(run.suite()::isHealthy);
                boolean another = run.suite().processId(process) != before;
                restarted += another ? 1 : 0;
                run.progress("%s stopped for %d s and %s"
                        .formatted(process, LENGTH.toSeconds(), another ? "was restarted" : "went on"));
            }
            run.awaitMoreOfEach(WRITES_BETWEEN);
            return "%d processes stopped, %d of them restarted".formatted(Suite.PROCESSES.size(), restarted);
        });
    }

    private static void pause(Suite suite, String process) throws InterruptedException {
        List<Long> stopped = suite.processTree(process);
        stopped.forEach(id -> suite.signal("STOP", id));
        try {
            Faults.last(LENGTH);
        } finally {
            stopped.stream().filter(id -> ProcessHandle.of(id).isPresent()).forEach(id -> suite.signal("CONT", id));
        }
    }
}
