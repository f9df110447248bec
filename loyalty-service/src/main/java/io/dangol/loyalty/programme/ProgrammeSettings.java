package io.dangol.loyalty.programme;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What the programme allows.
///
/// @param version from 1; each change is a new one
/// @param debtLimit how many points an account may owe that a return, a reversal or a correction took back
/// @param adjustmentLimit how many points one person may give an account by hand within 24 hours; more needs a second
/// person
/// @param pointsValidDays for how many days earned points are valid where nothing else is said; null: for ever
/// @param expiringNoticeDays how many days ahead the expiry of points is announced
public record ProgrammeSettings(
        int version,
        long debtLimit,
        long adjustmentLimit,
        @Nullable Integer pointsValidDays,
        int expiringNoticeDays,
        Instant changedAt) {

    /// When points are lost that nothing else is said of: at the end of their last day.
    ///
    /// @param from when they can be spent first
    /// @param zone the company's, in which days are counted
    /// @return null: never
    public @Nullable Instant expiryFrom(Instant from, ZoneId zone) {
        return pointsValidDays == null
                ? null
                : from.atZone(zone)
                        .toLocalDate()
                        .plusDays(pointsValidDays + 1L)
                        .atStartOfDay(zone)
                        .toInstant();
    }
}
