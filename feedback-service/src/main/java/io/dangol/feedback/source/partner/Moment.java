package io.dangol.feedback.source.partner;

import io.dangol.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/// The present, and a name for what is made in it.
@ApplicationScoped
class Moment {
    private final Clock clock;
    private final Ids ids;

    Moment(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    Instant now() {
        return clock.instant();
    }

    UUID id() {
        return ids.next();
    }
}
