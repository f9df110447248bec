package io.dangol.loyalty.ledger.books;

import io.dangol.loyalty.ledger.Account;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.LedgerProblem;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.LotId;
import io.dangol.loyalty.ledger.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/// The rules of the books, without a database: what the books say and commands in, outcomes and what changes out.
final class PostingRules {
    private static final String EXPIRED = "expired";
    private static final String RECORDED_BY = "loyalty-service";

    private final Supplier<UUID> ids;

    /// @param ids makes the ids of transactions and lots
    PostingRules(Supplier<UUID> ids) {
        this.ids = ids;
    }

    /// Decides commands one after another, each on what those before it left. Where more lots must be
    /// read than the position has, it stops there, and the decision says of which accounts.
    Decision decide(Position position, List<Command> commands) {
        BatchState state = new BatchState(position);
        List<Outcome> outcomes = new ArrayList<>(commands.size());
        List<Outcome.Posted> posted = new ArrayList<>(commands.size());
        for (Command command : commands) {
            Outcome outcome = decide(state, position, command, posted);
            outcomes.add(outcome);
            if (outcome instanceof Outcome.Posted done) {
                posted.add(done);
            }
            if (state.isShort()) {
                break;
            }
        }
        return state.decision(outcomes, posted);
    }

    private Outcome decide(BatchState state, Position position, Command command, List<Outcome.Posted> posted) {
        Heading heading = command.heading();
        Position.KnownCause known = state.known(heading.cause());
        if (known != null) {
            return known.cause().equals(heading.cause())
                    ? new Outcome.AlreadyPosted(command, known.transactionId())
                    : new Outcome.Refused(command, LedgerProblem.IDEMPOTENCY_KEY_REUSED);
        }
        if (state.isUsed(heading.quoteId())) {
            return new Outcome.Refused(command, LedgerProblem.QUOTE_USED);
        }
        Account account = state.account(command.accountId());
        if (account == null || !account.kind().isMain()) {
            return new Outcome.Refused(command, LedgerProblem.UNKNOWN_ACCOUNT);
        }
        if (account.closed()) {
            return new Outcome.Refused(command, LedgerProblem.ACCOUNT_CLOSED);
        }
        if (!(command instanceof Command.Expire)) {
            command.accountIds().forEach(id -> expireDue(state, position, id, posted));
        }
        return carryOut(state, position, command, command.accountId());
    }

    /// Points past their date are gone before anything else happens to their account, swept or not: no
    /// balance that a command is decided by, or answered with, counts them.
    private void expireDue(BatchState state, Position position, AccountId accountId, List<Outcome.Posted> posted) {
        Account account = state.account(accountId);
        if (account == null || !account.kind().isMain() || account.closed()) {
            return;
        }
        List<Lot> due = state.open(accountId).stream()
                .takeWhile(lot -> lot.isExpired(position.moment()))
                .toList();
        for (Lot lot : due) {
            Instant since = position.dueSince().getOrDefault(lot.id(), position.moment());
            if (carryOut(state, position, expiry(accountId, new LotId(lot.id()), since), accountId)
                    instanceof Outcome.Posted done) {
                posted.add(done);
            }
        }
    }

    /// The expiry of what a lot holds. A lot may expire more than once, where points are given back to
    /// it after its date; so its cause is a new one each time.
    Command.Expire expiry(AccountId accountId, LotId lotId, Instant since) {
        return new Command.Expire(
                new Heading(new Cause(ids.get(), null), EXPIRED, null, since, RECORDED_BY), accountId, lotId);
    }

    private Outcome carryOut(BatchState state, Position position, Command command, AccountId accountId) {
        Account account = Objects.requireNonNull(state.account(accountId));
        TransactionBuilder builder = new TransactionBuilder(state, position.moment(), ids);
        Posting posting = new Posting(state, position, builder, account);
        return switch (command) {
            case Command.Earn earn -> new PointsPosting(posting).earn(earn);
            case Command.Compensate compensate -> new PointsPosting(posting).compensate(compensate);
            case Command.Spend spend -> new PointsPosting(posting).spend(spend);
            case Command.Adjust adjust -> new PointsPosting(posting).adjust(adjust);
            case Command.Transfer transfer -> new PointsPosting(posting).transfer(transfer);
            case Command.Expire expire -> new PointsPosting(posting).expire(expire);
            case Command.Mature mature -> new PointsPosting(posting).mature(mature);
            case Command.PlaceHold place -> new HoldPosting(posting).place(place);
            case Command.CaptureHold capture -> new HoldPosting(posting).capture(capture);
            case Command.ReleaseHold release -> new HoldPosting(posting).release(release);
            case Command.Reverse reverse -> new Reversal(posting).reverse(reverse);
            case Command.ClawBack clawBack -> new Reversal(posting).clawBack(clawBack);
        };
    }
}
