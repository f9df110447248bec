package io.dangol.loyalty.ledger;

import java.util.Locale;

/// What a transaction is for; part of its business key.
public enum TransactionKind {
    EARN,
    COMPENSATION;

    /// As it is stored and shown.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
