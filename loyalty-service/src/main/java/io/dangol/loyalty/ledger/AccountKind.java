package io.dangol.loyalty.ledger;

import java.util.Locale;

/// What the points of a member's account can be used for.
public enum AccountKind {
    /// One member's points to spend.
    SPENDABLE(false),
    /// Earned, but not to be spent yet.
    PENDING(false),
    /// Set aside by holds.
    HELD(false),
    /// Points that several members share.
    POOLED(true),
    /// A pool's, earned, but not to be spent yet.
    POOLED_PENDING(true),
    /// A pool's, set aside by holds.
    POOLED_HELD(true);

    private final boolean ofPool;

    AccountKind(boolean ofPool) {
        this.ofPool = ofPool;
    }

    /// Whether commands may name it: the others are moved by commands on these only.
    public boolean isMain() {
        return this == SPENDABLE || this == POOLED;
    }

    /// The kind of the account that keeps this one's pending points.
    public AccountKind pending() {
        return ofPool ? POOLED_PENDING : PENDING;
    }

    /// The kind of the account that keeps this one's held points.
    public AccountKind held() {
        return ofPool ? POOLED_HELD : HELD;
    }

    /// As it is stored and shown.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of this name.
    public static AccountKind of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
