package io.dangol.loyalty.ledger.books;

import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.ledger.ByHand;
import io.dangol.loyalty.ledger.Command;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What must be read to decide a batch of commands.
///
/// @param accounts to be locked
/// @param causes that may have their transaction already
/// @param quotes that may be used already
/// @param taking the accounts that points may be taken from in the order of their lots
/// @param lots by their ids
/// @param holds by their ids, with the lots that they lie in
/// @param transactions by their ids, with their entries, and the lots that they granted and touched
/// @param hands the persons who ask, each with an account that they may give points to
record Wanted(
        Set<AccountId> accounts,
        Set<UUID> causes,
        Set<UUID> quotes,
        Set<AccountId> taking,
        Set<UUID> lots,
        Set<UUID> holds,
        Set<UUID> transactions,
        Set<ByHand.Hand> hands) {

    static Wanted by(List<Command> commands) {
        Wanted wanted = new Wanted(
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>());
        commands.forEach(wanted::add);
        return wanted;
    }

    /// Of the accounts to be locked, those that commands name: points to spend lie on no others.
    List<AccountId> mainAccounts() {
        return accounts.stream().filter(id -> AccountIds.main(id).equals(id)).toList();
    }

    boolean namesLots() {
        return !lots.isEmpty() || !holds.isEmpty() || !transactions.isEmpty();
    }

    private void add(Command command) {
        accounts.addAll(command.accountIds());
        causes.add(command.heading().cause().id());
        if (command.heading().quoteId() != null) {
            quotes.add(command.heading().quoteId());
        }
        if (command.heading().byHand()) {
            command.accountIds().stream()
                    .map(AccountIds::main)
                    .forEach(id -> hands.add(new ByHand.Hand(command.heading().recordedBy(), id)));
        }
        if (command.takes()) {
            taking.add(command.accountId());
        }
        switch (command) {
            case Command.Expire expire -> lots.add(expire.lotId().value());
            case Command.Mature mature -> lots.add(mature.lotId().value());
            case Command.CaptureHold capture -> holds.add(capture.holdId().value());
            case Command.ReleaseHold release -> holds.add(release.holdId().value());
            case Command.ClawBack clawBack ->
                transactions.add(clawBack.transactionId().value());
            case Command.Reverse reverse -> {
                transactions.add(reverse.transactionId().value());
                if (reverse.toAccountId() != null) {
                    taking.add(reverse.toAccountId());
                }
            }
            case Command.Earn earn -> {}
            case Command.Compensate compensate -> {}
            case Command.Spend spend -> {}
            case Command.Adjust adjust -> {}
            case Command.Transfer transfer -> {}
            case Command.PlaceHold place -> {}
        }
    }
}
