package io.dangol.loyalty.posting.expiry;

import io.dangol.loyalty.ledger.AccountId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// An account's points that expire on one day.
///
/// @param day in the company's zone
record ExpiryDay(AccountId accountId, LocalDate day) {

    static ExpiryDay of(AccountId accountId, Instant expiresAt, ZoneId zone) {
        return new ExpiryDay(accountId, LocalDate.ofInstant(expiresAt, zone));
    }
}
