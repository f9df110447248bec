package io.dangol.kit.time;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The clock and the company's zone, to be injected wherever time is read.
@ApplicationScoped
class TimeProducer {
    private static final int NANOS_OF_A_TICK = 1_000;

    /// Ticks in microseconds, which is what PostgreSQL keeps: a time that was stored equals the one
    /// that was answered.
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(NANOS_OF_A_TICK));
    }

    /// A zone that is none keeps the service from starting.
    void requireZone(@Observes StartupEvent event, ZoneId companyZone) {}

    /// The zone that days are counted in, `dangol.zone`.
    @Produces
    @Singleton
    ZoneId companyZone(@ConfigProperty(name = "dangol.zone", defaultValue = "Asia/Seoul") String zone) {
        return ZoneRegion.of(zone)
                .orElseThrow(() -> new IllegalArgumentException(
                        "dangol.zone (DANGOL_ZONE) " + ZoneRegion.MESSAGE + "; " + zone + " is none"));
    }
}
