package io.dangol.loyalty.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The rules of the books, without a database: accounts and commands in, outcomes and accounts out.
final class Ledger {
    private final Supplier<UUID> ids;

    /// @param ids makes the ids of transactions and lots
    Ledger(Supplier<UUID> ids) {
        this.ids = ids;
    }

    /// Decides commands one after another, each on what those before it left.
    ///
    /// @param accounts every account that a command names, if it exists
    /// @param posted the keys among the commands' that have their transaction already
    Decision decide(Collection<Account> accounts, Set<BusinessKey> posted, List<Command> commands) {
        Map<UUID, Account> current = new HashMap<>();
        accounts.forEach(account -> current.put(account.id(), account));
        Map<UUID, Account> changed = new LinkedHashMap<>();
        Set<BusinessKey> taken = new HashSet<>(posted);
        List<Outcome> outcomes = new ArrayList<>(commands.size());
        for (Command command : commands) {
            Outcome outcome = decide(current.get(command.accountId()), taken, command);
            if (outcome instanceof Outcome.Posted done) {
                taken.add(key(command));
                current.put(done.account().id(), done.account());
                changed.put(done.account().id(), done.account());
            }
            outcomes.add(outcome);
        }
        return new Decision(List.copyOf(outcomes), List.copyOf(changed.values()));
    }

    static BusinessKey key(Command command) {
        return new BusinessKey(kind(command), command.reference());
    }

    private Outcome decide(@Nullable Account account, Set<BusinessKey> taken, Command command) {
        if (taken.contains(key(command))) {
            return new Outcome.AlreadyPosted(command);
        }
        if (!Points.canBePosted(command.points())) {
            return new Outcome.Refused(command, LedgerProblem.POINTS_OUT_OF_RANGE);
        }
        if (account == null) {
            return new Outcome.Refused(command, LedgerProblem.UNKNOWN_ACCOUNT);
        }
        return account.with(command.points())
                .<Outcome>map(after -> grant(command, after))
                .orElseGet(() -> new Outcome.Refused(command, LedgerProblem.BALANCE_OUT_OF_RANGE));
    }

    private Outcome grant(Command command, Account after) {
        List<Entry> entries = List.of(Entry.of(source(command), -command.points()), Entry.of(after, command.points()));
        Lot lot = new Lot(ids.get(), after.id(), command.points(), command.points(), command.effectiveAt(), null);
        return new Outcome.Posted(
                new Transaction(ids.get(), kind(command), reason(command), command, entries, List.of(lot)), after);
    }

    private static TransactionKind kind(Command command) {
        return switch (command) {
            case Command.Earn earn -> TransactionKind.EARN;
            case Command.Compensate compensate -> TransactionKind.COMPENSATION;
        };
    }

    private static String reason(Command command) {
        return switch (command) {
            case Command.Earn earn -> "purchase";
            case Command.Compensate compensate -> "compensation";
        };
    }

    private static ProgrammeAccount source(Command command) {
        return switch (command) {
            case Command.Earn earn -> ProgrammeAccount.ISSUANCE;
            case Command.Compensate compensate -> ProgrammeAccount.COMPENSATION;
        };
    }
}
