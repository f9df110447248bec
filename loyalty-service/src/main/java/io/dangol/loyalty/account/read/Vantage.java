package io.dangol.loyalty.account.read;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// From where the books are looked at, on both axes of time: what had happened by a moment, as the books knew it at
/// another. What was entered late belongs to when it happened on the first, to when it was entered on the second.
///
/// @param asOf only what had happened by then, that moment included; null: everything
/// @param knownAt only what was entered by then, that moment included; null: everything
record Vantage(@Nullable Instant asOf, @Nullable Instant knownAt) {
    /// Everything that the books say.
    static final Vantage NOW = new Vantage(null, null);

    private static final String BEGINNING_OF_TIME = "-infinity";
    private static final String END_OF_TIME = "infinity";

    boolean isNow() {
        return asOf == null && knownAt == null;
    }

    /// Whether what happened at a moment, and was entered then, is seen.
    boolean shows(Instant moment) {
        return (asOf == null || !moment.isAfter(asOf)) && (knownAt == null || !moment.isAfter(knownAt));
    }

    /// As PostgreSQL reads it: the last moment of what had happened.
    String happenedBy() {
        return asOf == null ? END_OF_TIME : asOf.toString();
    }

    /// As PostgreSQL reads it: the last moment of what was entered.
    String enteredBy() {
        return knownAt == null ? END_OF_TIME : knownAt.toString();
    }

    /// As PostgreSQL reads it: points whose date is by then, or by now if that is sooner, count as
    /// expired, posted or not. What the books said at a time, they said without that.
    String expiredBy() {
        return knownAt == null ? happenedBy() : BEGINNING_OF_TIME;
    }

    /// By which moment it is decided what is still to expire.
    Instant moment(Instant now) {
        return asOf == null ? now : asOf;
    }
}
