package io.dangol.loyalty.programme.settings;

import io.dangol.loyalty.programme.ProgrammeSettings;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the programme allows; see [ProgrammeSettings].
@Embeddable
record Terms(long debtLimit, long adjustmentLimit, @Nullable Integer pointsValidDays, int expiringNoticeDays) {
    ProgrammeSettings settings(int version, Instant changedAt) {
        return new ProgrammeSettings(
                version, debtLimit, adjustmentLimit, pointsValidDays, expiringNoticeDays, changedAt);
    }
}
