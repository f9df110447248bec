package io.dangol.loyalty.posting.hold;

import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.account.AccountDirectory;
import io.dangol.loyalty.account.Reader;
import io.dangol.loyalty.ledger.Answer;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.CommandQueue;
import io.dangol.loyalty.ledger.Entry;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.HoldId;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Places holds, resolves them, and reads them.
///
/// A caller is answered with the hold as their transaction left it. What a hold says is either fixed when it is placed
/// or fixed when it is resolved, so that the answer to the same request is the same for ever: that to the placing says
/// `open`, even where the hold was captured since.
@ApplicationScoped
class HoldService {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final String PATH = "/v1/holds/";

    private final CommandQueue queue;
    private final Transactions transactions;
    private final HoldRepository holds;
    private final AccountDirectory accounts;
    private final Ids ids;
    private final Clock clock;

    HoldService(
            CommandQueue queue,
            Transactions transactions,
            HoldRepository holds,
            AccountDirectory accounts,
            Ids ids,
            Clock clock) {
        this.queue = queue;
        this.transactions = transactions;
        this.holds = holds;
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
    }

    /// Sets points aside, once for each key.
    Uni<Reply> place(IdempotencyKey key, String caller, HoldRequest request) {
        Cause cause = Cause.ofRequest(key, "hold", request);
        return submit(request.command(cause, new HoldId(ids.next()), caller, clock.instant()), CREATED);
    }

    /// Redeems what is held, all or part, and gives the rest back; 404 where there is no such hold.
    Uni<Reply> capture(IdempotencyKey key, String caller, UUID id, CaptureRequest request) {
        Cause cause = Cause.ofRequest(key, "capture of " + id, request);
        return find(id).map(StoredHold::hold)
                .flatMap(hold -> submit(
                        new Command.CaptureHold(
                                heading(cause, request.reason(), hold, caller),
                                hold.accountId(),
                                new HoldId(id),
                                Objects.requireNonNullElse(request.points(), hold.points())),
                        OK));
    }

    /// Gives back what is held; 404 where there is no such hold.
    Uni<Reply> release(IdempotencyKey key, String caller, UUID id, ReleaseRequest request) {
        Cause cause = Cause.ofRequest(key, "release of " + id, request);
        return find(id).map(StoredHold::hold)
                .flatMap(hold -> submit(
                        new Command.ReleaseHold(
                                heading(cause, request.reason(), hold, caller),
                                hold.accountId(),
                                new HoldId(id),
                                false),
                        OK));
    }

    /// The hold as it is now; 404 where there is none, or not for this reader.
    Uni<HoldView> get(UUID id, Reader reader) {
        return find(id).call(stored -> accounts.visible(stored.hold().accountId(), reader))
                .map(HoldView::of);
    }

    /// Holds, the newest first; 404 for an account that is none, or not for this reader. Who may not see all members'
    /// must name an account.
    Uni<Page<HoldView>> list(HoldFilter filter, Reader reader, PageRequest page) {
        if (filter.accountId() == null && !reader.members()) {
            throw CommonProblem.invalid("account", "is required");
        }
        Uni<?> seen =
                filter.accountId() == null ? Uni.createFrom().voidItem() : accounts.visible(filter.accountId(), reader);
        return seen.chain(() -> transactions.read(connection -> holds.list(connection, filter, page)))
                .map(found -> Page.of(found, page, stored -> stored.hold().id().toString(), HoldView::of));
    }

    private Heading heading(Cause cause, @Nullable String reason, Hold hold, String caller) {
        return new Heading(
                cause, Objects.requireNonNullElse(reason, hold.reason()), hold.reference(), clock.instant(), caller);
    }

    private Uni<StoredHold> find(UUID id) {
        return transactions
                .read(connection -> holds.find(connection, id))
                .map(found -> found.orElseThrow(CommonProblem::notFound));
    }

    private Uni<Reply> submit(Command command, int status) {
        return queue.submit(command).flatMap(answer -> reply(answer, status));
    }

    private Uni<Reply> reply(Answer answer, int status) {
        return switch (answer.outcome()) {
            case Outcome.Posted posted -> Uni.createFrom().item(reply(view(posted.transaction()), status, false));
            case Outcome.AlreadyPosted already ->
                transactions
                        .read(connection -> holds.leftBy(connection, already.transactionId()))
                        .map(found ->
                                reply(found.map(HoldView::of).orElseThrow(CommonProblem::notFound), status, true));
            case Outcome.Refused refused ->
                Uni.createFrom().failure(refused.problem().refusal());
            case Outcome.Idle idle -> Uni.createFrom().failure(CommonProblem::notFound);
        };
    }

    private static Reply reply(HoldView view, int status, boolean again) {
        return new Reply(status, status == CREATED ? PATH + view.id() : null, null, view, again);
    }

    private static HoldView view(Transaction transaction) {
        Hold hold = Objects.requireNonNull(transaction.hold(), "a command on a hold leaves one");
        return HoldView.of(
                hold,
                transaction.entries().stream()
                        .filter(entry -> entry.accountId().equals(hold.accountId()))
                        .findFirst()
                        .map(Entry::balanceAfter)
                        .orElse(null));
    }
}
