package io.dangol.loyalty.ledger.integrity;

import io.dangol.loyalty.ledger.ProgrammeAccount;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// By whose ids the books are cut into slices, in the order of a round.
enum IdSpace {
    /// Transactions, and what belongs to each.
    TRANSACTIONS("ledger_transaction"),
    /// Members' and pools' accounts; those of the programme are not looked at one by one.
    ACCOUNTS("account");

    private final String table;

    IdSpace(String table) {
        this.table = table;
    }

    String table() {
        return table;
    }

    /// As it is stored.
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static IdSpace of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    /// The ranges that a round goes through: all ids there can be, but the programme's, which lie side by side.
    List<IdRange> ranges() {
        return switch (this) {
            case ACCOUNTS -> {
                List<UUID> own = Arrays.stream(ProgrammeAccount.values())
                        .map(account -> account.id().value())
                        .toList();
                yield List.of(
                        new IdRange(IdRange.FIRST, IdRange.before(own.getFirst())),
                        new IdRange(IdRange.after(own.getLast()), IdRange.LAST));
            }
            case TRANSACTIONS -> List.of(new IdRange(IdRange.FIRST, IdRange.LAST));
        };
    }
}
