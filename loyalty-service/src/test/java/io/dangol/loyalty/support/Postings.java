package io.dangol.loyalty.support;

import io.dangol.kit.time.Ids;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Answer;
import io.dangol.loyalty.ledger.Calculation;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.CommandQueue;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.HoldId;
import io.dangol.loyalty.ledger.LotId;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.Transaction;
import io.dangol.loyalty.ledger.TransactionId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Posts to the ledger as its other rooms do, also what no endpoint posts.
@ApplicationScoped
public class Postings {
    private static final int AT_ONCE = 500;

    private final CommandQueue queue;
    private final Stored stored;
    private final Ids ids;

    Postings(CommandQueue queue, Stored stored, Ids ids) {
        this.queue = queue;
        this.stored = stored;
        this.ids = ids;
    }

    /// What was posted, and when it was recorded.
    public record Posted(Transaction transaction, Instant recordedAt) {
        public String id() {
            return PublicId.format("txn", transaction.id());
        }

        /// The first lot that it granted.
        public UUID lotId() {
            return transaction.lots().getFirst().id();
        }

        public String lot() {
            return PublicId.format("lot", lotId());
        }
    }

    public Posted earn(AccountId account, long points, Instant effectiveAt, @Nullable Instant expiresAt) {
        return post(new Command.Earn(heading(effectiveAt), account, points, expiresAt, null, null, null));
    }

    public Posted earnPending(AccountId account, long points, Instant availableAt, @Nullable Calculation calculation) {
        return post(new Command.Earn(
                heading(Instant.parse("2026-01-01T00:00:00Z")), account, points, null, availableAt, null, calculation));
    }

    public Posted mature(AccountId account, UUID lot) {
        return post(new Command.Mature(heading(Instant.parse("2026-02-01T00:00:00Z")), account, new LotId(lot)));
    }

    public Posted spend(AccountId account, long points, Instant effectiveAt) {
        return post(new Command.Spend(heading(effectiveAt), account, points, null));
    }

    public Posted expire(AccountId account, UUID lot, Instant effectiveAt) {
        return post(new Command.Expire(heading(effectiveAt), account, new LotId(lot)));
    }

    /// Points that never expired before, expire: posted before anything else can post it.
    public Posted expire(AccountId account, Posted granted, Instant at) {
        stored.tamper("UPDATE lot SET expires_at = '%s' WHERE id = '%s'".formatted(at, granted.lotId()));
        return expire(account, granted.lotId(), at);
    }

    public Posted reverse(AccountId account, Posted original, Instant effectiveAt) {
        return post(new Command.Reverse(
                heading(effectiveAt),
                account,
                null,
                new TransactionId(original.transaction().id())));
    }

    public Posted hold(AccountId account, long points, Instant expiresAt) {
        return post(new Command.PlaceHold(
                heading(Instant.parse("2026-01-01T00:00:00Z")), account, new HoldId(ids.next()), points, expiresAt));
    }

    /// Earns one point so many times, in as few batches as may be.
    public void earnOneByOne(AccountId account, int times) {
        for (int done = 0; done < times; done += AT_ONCE) {
            List<CompletableFuture<Answer>> answers = new ArrayList<>();
            for (int number = done; number < Math.min(times, done + AT_ONCE); number++) {
                answers.add(queue.submitNow(new Command.Earn(
                        heading(Instant.parse("2026-01-01T00:00:00Z")), account, 1, null, null, null, null)));
            }
            answers.forEach(answer -> posted(answer.join()));
        }
    }

    private Posted post(Command command) {
        return posted(queue.submitNow(command).join());
    }

    private static Posted posted(Answer answer) {
        if (answer.outcome() instanceof Outcome.Posted posted) {
            return new Posted(posted.transaction(), answer.recordedAt());
        }
        throw new AssertionError("not posted: " + answer.outcome());
    }

    private Heading heading(Instant effectiveAt) {
        Cause cause = Cause.ofKey("test", UUID.randomUUID().toString(), "");
        return new Heading(cause, "test", "order A-1", effectiveAt, "test");
    }
}
