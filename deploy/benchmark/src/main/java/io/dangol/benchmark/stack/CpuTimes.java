package io.dangol.benchmark.stack;

import java.time.Duration;
import java.util.Locale;

/// Processor time, of everybody who takes part in a load.
///
/// @param service the loyalty-service
/// @param postgres the database server, as far as its processes still run
/// @param kafka the broker
/// @param generator this process
public record CpuTimes(Duration service, Duration postgres, Duration kafka, Duration generator) {
    /// What was used since an earlier moment.
    public CpuTimes since(CpuTimes earlier) {
        return new CpuTimes(
                service.minus(earlier.service),
                postgres.minus(earlier.postgres),
                kafka.minus(earlier.kafka),
                generator.minus(earlier.generator));
    }

    /// How many processors each kept busy, such as `service 1.2, postgres 0.5, kafka 0.0, load 0.1 processors`.
    ///
    /// @param elapsed the time in which it was used
    public String describe(Duration elapsed) {
        return String.format(
                Locale.ROOT,
                "service %.2f, postgres %.2f, kafka %.2f, load %.2f processors",
                share(service, elapsed),
                share(postgres, elapsed),
                share(kafka, elapsed),
                share(generator, elapsed));
    }

    private static double share(Duration used, Duration elapsed) {
        return Math.max(0, used.toMillis() / (double) Math.max(1, elapsed.toMillis()));
    }
}
