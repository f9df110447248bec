package io.dangol.customer.person.profile;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// The time, and the day in the company's zone.
@ApplicationScoped
class CompanyClock {
    private final Clock clock;
    private final ZoneId zone;

    CompanyClock(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
