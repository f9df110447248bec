package io.dangol.loyalty.ledger.books;

import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.LedgerProblem;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/// The rules of the books, without a database: what the books say and commands in, outcomes and what changes out.
final class Ledger {
    private static final String EXPIRED = "expired";
    private static final String RECORDED_BY = "loyalty-service";

    private final Supplier<UUID> ids;

    /// @param ids makes the ids of transactions and lots
    Ledger(Supplier<UUID> ids) {
        this.ids = ids;
    }

    /// Decides commands one after another, each on what those before it left. Where more lots must be
    /// read than the position has, it stops there, and the decision says of which accounts.
    Decision decide(Position position, List<Command> commands) {
        Shelf shelf = new Shelf(position);
        List<Outcome> outcomes = new ArrayList<>(commands.size());
        List<Outcome.Posted> posted = new ArrayList<>(commands.size());
        for (Command command : commands) {
            Outcome outcome = decide(shelf, position, command, posted);
            outcomes.add(outcome);
            if (outcome instanceof Outcome.Posted done) {
                posted.add(done);
            }
            if (shelf.isShort()) {
                break;
            }
        }
        return shelf.decision(outcomes, posted);
    }

    private Outcome decide(Shelf shelf, Position position, Command command, List<Outcome.Posted> posted) {
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
        if (!(command instanceof Command.Expire)) {
            command.accountIds().forEach(id -> expireDue(shelf, position, id, posted));
        }
        return carryOut(shelf, position, command, command.accountId());
    }

    /// Points past their date are gone before anything else happens to their account, swept or not: no
    /// balance that a command is decided by, or answered with, counts them.
    private void expireDue(Shelf shelf, Position position, UUID accountId, List<Outcome.Posted> posted) {
        Account account = shelf.account(accountId);
        if (account == null || !account.kind().isMain() || account.closed()) {
            return;
        }
        List<Lot> due = shelf.open(accountId).stream()
                .takeWhile(lot -> lot.isExpired(position.moment()))
                .toList();
        for (Lot lot : due) {
            Instant since = position.dueSince().getOrDefault(lot.id(), position.moment());
            if (carryOut(shelf, position, expiry(accountId, lot.id(), since), accountId)
                    instanceof Outcome.Posted done) {
                posted.add(done);
            }
        }
    }

    /// The expiry of what a lot holds. A lot may expire more than once, where points are given back to
    /// it after its date; so its cause is a new one each time.
    Command.Expire expiry(UUID accountId, UUID lotId, Instant since) {
        return new Command.Expire(
                new Heading(new Cause(ids.get(), null), EXPIRED, null, since, RECORDED_BY), accountId, lotId);
    }

    private Outcome carryOut(Shelf shelf, Position position, Command command, UUID accountId) {
        Account account = Objects.requireNonNull(shelf.account(accountId));
        return new Posting(shelf, position, new Draft(shelf, position.moment(), ids), account).carryOut(command);
    }
}
