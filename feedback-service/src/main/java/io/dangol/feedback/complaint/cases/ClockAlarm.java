package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.base.alarm.Alarm;
import io.dangol.feedback.complaint.clock.NextTimer;
import io.dangol.kit.transaction.Transactions.Committed;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Lets happen what clocks say happens by itself, when it is due.
@ApplicationScoped
class ClockAlarm {
    private final Alarm alarm;
    private final boolean enabled;

    ClockAlarm(
            CaseTimers timers,
            NextTimer next,
            Clock clock,
            MeterRegistry metrics,
            @ConfigProperty(name = "dangol.feedback.clocks.look-interval", defaultValue = "PT5S") Duration lookInterval,
            @ConfigProperty(name = "dangol.feedback.clocks.enabled", defaultValue = "true") boolean enabled) {
        this.alarm = new Alarm("clock-alarm", List.of(timers), next, clock, lookInterval);
        this.enabled = enabled;
        metrics.gauge("dangol.clocks.late.millis", alarm, Alarm::lateMillis);
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            begin();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        end();
    }

    void begin() {
        alarm.begin();
    }

    void end() throws InterruptedException {
        alarm.end();
    }

    void wake(@Observes Committed committed) {
        alarm.ring();
    }
}
