package io.dangol.loyalty.posting.expiry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/// An account's points that expire on one day.
///
/// @param day in the company's zone
record ExpiryDay(UUID accountId, LocalDate day) {

    static ExpiryDay of(UUID accountId, Instant expiresAt, ZoneId zone) {
        return new ExpiryDay(accountId, LocalDate.ofInstant(expiresAt, zone));
    }
}
