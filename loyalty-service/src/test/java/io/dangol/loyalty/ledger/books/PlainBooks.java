package io.dangol.loyalty.ledger.books;

import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Allocation;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.LedgerProblem;
import io.dangol.loyalty.ledger.ProgrammeAccount;
import io.dangol.loyalty.ledger.Transaction;
import io.dangol.loyalty.ledger.books.PlainMember.PlainHold;
import io.dangol.loyalty.ledger.books.PlainMember.PlainLot;
import io.dangol.loyalty.ledger.books.PlainMember.PlainPosting;
import io.dangol.loyalty.ledger.books.PlainMember.Purse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rules of the books, written a second time and as plainly as can be: lists, loops, and every check before the
/// first change. Its transactions and lots get the ids that the real ones have, so that commands can name them.
final class PlainBooks {
    private static final Heading DUE =
            new Heading(new Cause(new UUID(9, 9), null), "expired", null, Instant.EPOCH, "test");
    static final long MOST = 9_007_199_254_740_992L;

    final List<PlainMember> members = new ArrayList<>();
    final List<PlainPosting> postings = new ArrayList<>();
    final Map<UUID, PlainHold> holds = new HashMap<>();
    final Map<ProgrammeAccount, Long> programme = new EnumMap<>(ProgrammeAccount.class);
    private Instant now = Instant.EPOCH;
    private long debtLimit;

    /// What a refused command is left with; nothing was changed before it is thrown.
    static final class No extends RuntimeException {
        private static final long serialVersionUID = 1;
        final LedgerProblem problem;

        No(LedgerProblem problem) {
            super(problem.name());
            this.problem = problem;
        }
    }

    PlainBooks(List<AccountId> accounts) {
        accounts.forEach(account -> members.add(new PlainMember(account)));
    }

    /// Carries the command out, and says what became of it in the words of [Answers].
    String answer(Command command, Instant moment, long limit) {
        now = moment;
        debtLimit = limit;
        Heading heading = command.heading();
        for (PlainPosting earlier : postings) {
            Cause cause = earlier.heading.cause();
            if (cause.id().equals(heading.cause().id())) {
                return Objects.equals(cause.fingerprint(), heading.cause().fingerprint())
                        ? "already " + earlier.id
                        : "refused IDEMPOTENCY_KEY_REUSED";
            }
        }
        for (PlainPosting earlier : postings) {
            if (heading.quoteId() != null && heading.quoteId().equals(earlier.heading.quoteId())) {
                return "refused QUOTE_USED";
            }
        }
        try {
            PlainMember member = member(command.accountId());
            if (!(command instanceof Command.Expire)) {
                command.accountIds().forEach(this::expireDue);
            }
            return close(new PlainRules(this, member).carryOut(command));
        } catch (PlainRules.Idle idle) {
            return "idle " + idle.shortfall;
        } catch (No no) {
            return "refused " + no.problem;
        }
    }

    /// Gives the last posting and its lots the ids that the real ones have.
    void name(Transaction real) {
        PlainPosting last = postings.getLast();
        last.id = real.id();
        for (int index = 0; index < real.lots().size(); index++) {
            last.granted.get(index).id = real.lots().get(index).id();
        }
    }

    /// What a quote would promise now.
    List<Allocation> promise(AccountId account, long points, Instant moment) {
        return members.stream()
                .filter(member -> member.account.equals(account))
                .flatMap(member -> member.spendable.plan(points, moment).stream())
                .map(part -> new Allocation(Objects.requireNonNullElse(part.lot().id, account.value()), part.points()))
                .toList();
    }

    /// Lets time pass by making everything older.
    void age(Duration by) {
        for (PlainHold hold : holds.values()) {
            hold.expiresAt = hold.expiresAt.minus(by);
        }
        for (PlainMember member : members) {
            for (Purse purse : member.purses()) {
                for (PlainLot lot : purse.lots) {
                    lot.grantedAt = lot.grantedAt.minus(by);
                    lot.expiresAt = lot.expiresAt == null ? null : lot.expiresAt.minus(by);
                    lot.availableAt = lot.availableAt == null ? null : lot.availableAt.minus(by);
                }
            }
        }
    }

    /// Points past their date go before anything else happens to their account.
    private void expireDue(AccountId account) {
        for (PlainMember member : members) {
            if (member.account.equals(account) && !member.closed) {
                member.spendable.lots.stream()
                        .filter(lot -> lot.remaining > 0 && lot.isExpired(now))
                        .forEach(lot -> close(new PlainRules(this, member).expire(lot, DUE)));
            }
        }
    }

    PlainMember member(AccountId account) {
        for (PlainMember member : members) {
            if (member.account.equals(account)) {
                if (member.closed) {
                    throw new No(LedgerProblem.ACCOUNT_CLOSED);
                }
                return member;
            }
        }
        throw new No(LedgerProblem.UNKNOWN_ACCOUNT);
    }

    Instant now() {
        return now;
    }

    long debtLimit() {
        return debtLimit;
    }

    @Nullable PlainPosting posting(UUID id) {
        for (PlainPosting posting : postings) {
            if (id.equals(posting.id)) {
                return posting;
            }
        }
        return null;
    }

    void book(ProgrammeAccount account, long points) {
        programme.merge(account, points, Long::sum);
    }

    /// Every purse that is not as it was has one entry more.
    private String close(PlainPosting posting) {
        postings.add(posting);
        for (PlainMember member : members) {
            for (Purse purse : member.purses()) {
                if (purse.balance != purse.balanceBefore) {
                    purse.version++;
                    purse.floor = Math.min(purse.floor, purse.balance);
                    purse.balanceBefore = purse.balance;
                }
            }
        }
        return Answers.posted(
                posting.kind,
                posting.member.spendable.balance,
                posting.member.spendable.version,
                posting.other == null ? null : posting.other.spendable.balance,
                posting.shortfall);
    }
}
