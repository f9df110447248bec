package io.dangol.loyalty.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// The rules of the books, without a database: what the books say and commands in, outcomes and what changes out.
final class Ledger {
    private final Supplier<UUID> ids;

    /// @param ids makes the ids of transactions and lots
    Ledger(Supplier<UUID> ids) {
        this.ids = ids;
    }

    /// Decides commands one after another, each on what those before it left. Where more lots must be read than the
    /// position has, it stops there, and the decision says of which accounts.
    Decision decide(Position position, List<Command> commands) {
        Shelf shelf = new Shelf(position);
        List<Outcome> outcomes = new ArrayList<>(commands.size());
        for (Command command : commands) {
            outcomes.add(decide(shelf, position, command));
            if (shelf.isShort()) {
                break;
            }
        }
        return shelf.decision(outcomes);
    }

    private Outcome decide(Shelf shelf, Position position, Command command) {
        Heading heading = command.heading();
        Position.KnownCause known = shelf.known(heading.cause());
        if (known != null) {
            return known.cause().equals(heading.cause())
                    ? new Outcome.AlreadyPosted(command, known.transactionId())
                    : new Outcome.Refused(command, LedgerProblem.IDEMPOTENCY_KEY_REUSED);
        }
        if (shelf.isUsed(heading.quoteId())) {
            return new Outcome.Refused(command, LedgerProblem.QUOTE_USED);
        }
        Account account = shelf.account(command.accountId());
        if (account == null || !account.kind().isMain()) {
            return new Outcome.Refused(command, LedgerProblem.UNKNOWN_ACCOUNT);
        }
        if (account.closed()) {
            return new Outcome.Refused(command, LedgerProblem.ACCOUNT_CLOSED);
        }
        return new Posting(shelf, position, new Draft(shelf, position.moment(), ids), account).carryOut(command);
    }
}
