package io.dangol.benchmark.stack;

import java.time.Duration;
import java.util.Locale;

/// Processor time, of everybody who takes part in a load and of everybody who does not.
///
/// @param service the service that is measured
/// @param postgres the database server
/// @param kafka the broker
/// @param load this process and pgbench
/// @param machine all of it, of all programs; zero where the machine does not tell
public record CpuTimes(Duration service, Duration postgres, Duration kafka, Duration load, Duration machine) {
    /// What was used since an earlier moment.
    public CpuTimes since(CpuTimes earlier) {
        return new CpuTimes(
                service.minus(earlier.service),
                postgres.minus(earlier.postgres),
                kafka.minus(earlier.kafka),
                load.minus(earlier.load),
                machine.minus(earlier.machine));
    }

    /// What those who take part have used.
    public Duration together() {
        return service.plus(postgres).plus(kafka).plus(load);
    }

    /// How many processors other programs kept busy.
    ///
    /// @param elapsed the time in which it was used
    public double others(Duration elapsed) {
        return share(machine.minus(together()), elapsed);
    }

    /// How many processors each kept busy.
    ///
    /// @param elapsed the time in which it was used
    public String describe(Duration elapsed) {
        return String.format(
                Locale.ROOT,
                "processors: service %.2f, postgres %.2f, kafka %.2f, load %.2f, other programs %.2f",
                share(service, elapsed),
                share(postgres, elapsed),
                share(kafka, elapsed),
                share(load, elapsed),
                others(elapsed));
    }

    private static double share(Duration used, Duration elapsed) {
        return Math.max(0, used.toMillis() / (double) Math.max(1, elapsed.toMillis()));
    }
}
