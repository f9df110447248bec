package io.dangol.loyalty.ledger;

import java.util.Locale;

/// What a transaction is for.
public enum TransactionKind {
    /// Points for a purchase, or granted by hand.
    EARN,
    /// Pending points become spendable.
    MATURE,
    /// Points that put a case right.
    COMPENSATION,
    /// Points are redeemed.
    SPEND,
    /// Points are corrected by hand, up or down.
    ADJUST,
    /// Points go from one member to another.
    TRANSFER,
    /// Points are set aside.
    HOLD,
    /// Points that were set aside are redeemed.
    CAPTURE,
    /// Points that were set aside go back.
    RELEASE,
    /// Points are past their date.
    EXPIRE,
    /// A transaction is taken back.
    REVERSE,
    /// A purchase was returned, corrected or cancelled, and what it earned is taken back.
    CLAWBACK;

    /// As it is stored and shown.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of this name.
    public static TransactionKind of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
