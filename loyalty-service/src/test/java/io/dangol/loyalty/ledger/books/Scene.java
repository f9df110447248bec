package io.dangol.loyalty.ledger.books;

import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.ledger.Calculation;
import io.dangol.loyalty.ledger.CaseId;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.HoldId;
import io.dangol.loyalty.ledger.Lot;
import io.dangol.loyalty.ledger.LotId;
import io.dangol.loyalty.ledger.PublicIds;
import io.dangol.loyalty.ledger.Transaction;
import io.dangol.loyalty.ledger.TransactionId;
import io.dangol.loyalty.ledger.books.Step.Oddity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Turns the steps of a story into commands, which may name what was posted before.
final class Scene {
    private static final Calculation RULE = new Calculation(new UUID(3, 1), 1, BigDecimal.TEN, "KRW");

    private final List<AccountId> accounts;
    private final Supplier<UUID> ids;
    private final PlainBooks reference;
    private final List<Command> commands = new ArrayList<>();
    private final List<Command> posted = new ArrayList<>();
    private final List<UUID> transactions = new ArrayList<>();
    private final List<Lot> lots = new ArrayList<>();
    private final List<Command.PlaceHold> holds = new ArrayList<>();
    private final List<UUID> quotes = new ArrayList<>();

    Scene(List<AccountId> accounts, Supplier<UUID> ids, PlainBooks reference) {
        this.accounts = accounts;
        this.ids = ids;
        this.reference = reference;
    }

    /// Notes what a transaction has made, so that later steps can name it.
    void note(Transaction transaction) {
        posted.add(transaction.command());
        transactions.add(transaction.id());
        lots.addAll(transaction.lots());
        if (transaction.command() instanceof Command.PlaceHold place) {
            holds.add(place);
        }
    }

    AccountId account(Step step) {
        return accounts.get(step.member() % accounts.size());
    }

    Command command(Step step, Instant now) {
        Command made = make(step, now);
        commands.add(made);
        return made;
    }

    private Command make(Step step, Instant now) {
        Heading heading = heading(step, now.minus(Duration.ofHours(step.hours() % 5)));
        AccountId account =
                step.odd() == Oddity.UNKNOWN_ACCOUNT ? AccountIds.main(new AccountId(ids.get())) : account(step);
        AccountId other = accounts.get((step.member() + step.other()) % accounts.size());
        Instant soon = now.plus(Duration.ofHours(step.hours() - 6L));
        Instant later = now.plus(Duration.ofHours(step.hours() * 2L));
        long points = step.points();
        return switch (step.deed()) {
            case TIME_PASSES, DEBT_LIMIT_CHANGES, ACCOUNT_CLOSES_OR_OPENS ->
                throw new IllegalArgumentException("this step is no command");
            case EARN -> new Command.Earn(heading, account, points, null, null, null, null);
            case EARN_WITH_EXPIRY -> new Command.Earn(heading, account, points, soon, null, "store", RULE);
            case EARN_PENDING ->
                new Command.Earn(heading, account, points, step.target() == 0 ? null : later, soon, "web", RULE);
            case COMPENSATE -> new Command.Compensate(heading, account, points, new CaseId(new UUID(4, 1)));
            case SPEND -> new Command.Spend(heading, account, points, null);
            case SPEND_AS_PROMISED -> {
                long promised = step.odd() == Oddity.STALE_PROMISE ? points + 1 : points;
                yield new Command.Spend(heading, account, points, reference.promise(account, promised, now));
            }
            case ADJUST_UP -> new Command.Adjust(heading, account, points, step.target() == 0 ? soon : null);
            case ADJUST_DOWN -> new Command.Adjust(heading, account, -points, null);
            case TRANSFER ->
                new Command.Transfer(heading, account, step.odd() == Oddity.WRONG_ACCOUNT ? account : other, points);
            case PLACE_HOLD -> new Command.PlaceHold(heading, account, new HoldId(ids.get()), points, soon);
            case CAPTURE_HOLD ->
                onHold(
                        step,
                        other,
                        (holder, hold) -> new Command.CaptureHold(heading, holder, new HoldId(hold), points));
            case RELEASE_HOLD ->
                onHold(
                        step,
                        other,
                        (holder, hold) -> new Command.ReleaseHold(heading, holder, new HoldId(hold), false));
            case TIME_OUT_HOLD ->
                onHold(step, other, (holder, hold) -> new Command.ReleaseHold(heading, holder, new HoldId(hold), true));
            case EXPIRE -> onLot(step, other, (owner, lot) -> new Command.Expire(heading, owner, new LotId(lot)));
            case MATURE -> onLot(step, other, (owner, lot) -> new Command.Mature(heading, owner, new LotId(lot)));
            case REVERSE -> reverse(step, heading, other);
            case CLAW_BACK -> {
                int index = index(step, transactions);
                yield index < 0
                        ? new Command.ClawBack(heading, account, new TransactionId(ids.get()), points)
                        : new Command.ClawBack(
                                heading,
                                holder(step, posted.get(index).accountId(), other),
                                new TransactionId(transactions.get(index)),
                                points);
            }
            case ALL_OF_IT_AGAIN ->
                commands.isEmpty()
                        ? new Command.Spend(heading, account, points, null)
                        : commands.get(Math.floorMod(commands.size() - 1 - step.target(), commands.size()));
        };
    }

    private Heading heading(Step step, Instant effectiveAt) {
        Cause cause = new Cause(ids.get(), step.target() % 2 == 0 ? ids.get() : null);
        if (!commands.isEmpty()) {
            Command earlier = commands.get(step.target() % commands.size());
            if (step.odd() == Oddity.CAUSE_OF_ANOTHER) {
                cause = earlier.heading().cause();
            } else if (step.odd() == Oddity.CAUSE_OF_ANOTHER_WITH_OTHER_FINGERPRINT) {
                cause = new Cause(earlier.heading().cause().id(), ids.get());
            }
        }
        // A cause without a fingerprint is that of a fact, and follows from its reference: the integrity check looks.
        String reference = cause.fingerprint() == null ? null : PublicId.format(PublicIds.PURCHASE, ids.get());
        return new Heading(cause, "test", reference, effectiveAt, "test", quote(step));
    }

    /// Only what is earned and spent is quoted.
    private @Nullable UUID quote(Step step) {
        if (!Step.QUOTED.contains(step.deed())) {
            return null;
        }
        if (step.odd() == Oddity.NEW_QUOTE) {
            quotes.add(ids.get());
            return quotes.getLast();
        }
        return step.odd() == Oddity.USED_QUOTE && !quotes.isEmpty() ? quotes.get(step.target() % quotes.size()) : null;
    }

    private Command reverse(Step step, Heading heading, AccountId other) {
        int index = index(step, transactions);
        if (index < 0) {
            return new Command.Reverse(heading, account(step), null, new TransactionId(ids.get()));
        }
        Command original = posted.get(index);
        AccountId receiver = original instanceof Command.Transfer transfer ? transfer.toAccountId() : null;
        if (step.odd() == Oddity.STALE_PROMISE) {
            receiver = receiver == null ? other : null;
        }
        return new Command.Reverse(
                heading,
                holder(step, original.accountId(), other),
                receiver,
                new TransactionId(transactions.get(index)));
    }

    private interface Maker {
        Command make(AccountId account, UUID id);
    }

    private Command onHold(Step step, AccountId other, Maker maker) {
        int index = index(step, holds);
        return index < 0
                ? maker.make(account(step), ids.get())
                : maker.make(
                        holder(step, holds.get(index).accountId(), other),
                        holds.get(index).holdId().value());
    }

    private Command onLot(Step step, AccountId other, Maker maker) {
        int index = index(step, lots);
        if (index < 0) {
            return maker.make(account(step), ids.get());
        }
        AccountId main = AccountIds.main(lots.get(index).accountId());
        return maker.make(holder(step, main, other), lots.get(index).id());
    }

    private static AccountId holder(Step step, AccountId right, AccountId other) {
        return step.odd() == Oddity.WRONG_ACCOUNT ? other : right;
    }

    /// The last ones come first, because they are the most interesting.
    private static int index(Step step, List<?> things) {
        return step.odd() == Oddity.UNKNOWN_TARGET || things.isEmpty()
                ? -1
                : things.size() - 1 - step.target() % things.size();
    }
}
