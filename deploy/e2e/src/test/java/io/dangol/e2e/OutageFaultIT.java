package io.dangol.e2e;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Kafka is away for minutes while everything goes on being written.
@Tag("faults")
@ExtendWith(FaultExtension.class)
class OutageFaultIT {
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("dangol.faults.outage.seconds", 180));
    private static final int LINES = 3_000;
    private static final int WRITES_AROUND = 50;

    @Test
    void everyEventArrivesInOrderAfterKafkaWasAway(Faults faults) throws Exception {
        faults.prove("Kafka away", 2008, run -> {
            run.awaitMoreOfEach(WRITES_AROUND);
            long unsent;
            try (BrokerOutage outage = BrokerOutage.begin(run.suite())) {
                run.progress("Kafka is away for " + LENGTH.toSeconds() + " s");
                run.startImport(LINES);
                Faults.last(LENGTH);
                run.awaitMoreOfEach(WRITES_AROUND);
                unsent = run.unsent();
                run.progress("%,d events wait for Kafka".formatted(unsent));
                outage.end();
            }
            run.progress("Kafka is back");
            run.awaitMoreOfEach(WRITES_AROUND);
            return "away for %d s, %,d events waited".formatted(LENGTH.toSeconds(), unsent);
        });
    }
}
