package io.dangol.loyalty.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The programme's own accounts: the other side of what members get and give. They have fixed ids, no floor and no
/// balance row; every posting touches one, so theirs are folded from the entries when read.
public enum ProgrammeAccount {
    /// Where earned points come from.
    ISSUANCE(1),
    /// Where spent points go.
    REDEMPTION(2),
    /// Where expired points go.
    BREAKAGE(3),
    /// Where points that put a case right come from.
    COMPENSATION(4),
    /// Through which points pass from one member to another.
    CLEARING(5);

    private static final long HIGH_BITS = 0x7000L;
    private static final long LOW_BITS = 0x8000_0000_0000_0000L;

    private final UUID value;

    ProgrammeAccount(int number) {
        this.value = new UUID(HIGH_BITS, LOW_BITS | number);
    }

    /// The id under which the schema's first migration made it.
    public AccountId id() {
        return new AccountId(value);
    }

    /// The account of this id; empty where it is none of the programme's.
    public static Optional<ProgrammeAccount> of(AccountId id) {
        return Arrays.stream(values())
                .filter(account -> account.value.equals(id.value()))
                .findFirst();
    }

    /// As it is stored and shown.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
