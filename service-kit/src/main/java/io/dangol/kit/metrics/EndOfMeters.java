package io.dangol.kit.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Ends an application's meters with it. The registry outlives the application where one process runs several, one
/// after the other, as tests do; a gauge of the former one would take the place of the next one's and show nothing.
@ApplicationScoped
public class EndOfMeters {
    void clear(@Observes ShutdownEvent event, MeterRegistry metrics) {
        metrics.clear();
    }
}
