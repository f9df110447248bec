package io.dangol.gateway.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Times requests by where they went and how they ended: `dangol.gateway.requests{route, status}`.
///
/// The route is a service's name or `gateway`, the status a class such as `2xx`; paths are never labels, so that the
/// number of series has a limit whatever the callers send.
@Singleton
public class RequestMetrics {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry registry;
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /// Records one answered request.
    ///
    /// @param route the service's name, or `gateway` for what the gateway answered itself
    /// @param status the HTTP status of the answer
    /// @param elapsedNanos from the arrival of the head to the end of the answer
    public void record(String route, int status, long elapsedNanos) {
        timers.computeIfAbsent(new Series(route, status / 100), this::timer).record(Duration.ofNanos(elapsedNanos));
    }

    private Timer timer(Series series) {
        return Timer.builder("dangol.gateway.requests")
                .description("Requests through the gateway, by service and status class")
                .tag("route", series.route())
                .tag("status", series.statusClass() + "xx")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private record Series(String route, int statusClass) {}
}
