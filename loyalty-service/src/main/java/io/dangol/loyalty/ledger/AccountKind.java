package io.dangol.loyalty.ledger;

import java.util.Locale;
import java.util.UUID;

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

    /// The main account that an account of this kind belongs to; its own id where it is one.
    public UUID mainOf(UUID accountId) {
        return switch (this) {
            case SPENDABLE, POOLED -> accountId;
            case PENDING, POOLED_PENDING -> AccountIds.pendingOf(accountId);
            case HELD, POOLED_HELD -> AccountIds.heldOf(accountId);
        };
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
