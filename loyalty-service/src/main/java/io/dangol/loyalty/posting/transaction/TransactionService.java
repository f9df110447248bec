package io.dangol.loyalty.posting.transaction;

import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.account.Reader;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Answer;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.CommandQueue;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.LedgerProblem;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.TransactionId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// Makes postings, takes them back, and reads them whole.
@ApplicationScoped
public class TransactionService {
    private static final String PATH = "/v1/transactions/";

    private final CommandQueue queue;
    private final Transactions transactions;
    private final TransactionRepository repository;
    private final CommandFactory commands;
    private final Approvals approvals;
    private final Clock clock;

    TransactionService(
            CommandQueue queue,
            Transactions transactions,
            TransactionRepository repository,
            CommandFactory commands,
            Approvals approvals,
            Clock clock) {
        this.queue = queue;
        this.transactions = transactions;
        this.repository = repository;
        this.commands = commands;
        this.approvals = approvals;
        this.clock = clock;
    }

    /// Posts what a caller asks for, once for each key; what is too much for one person is proposed to
    /// a second one.
    Uni<Reply> post(IdempotencyKey key, Actor actor, TransactionRequest request) {
        return commands.requested(key, actor, request)
                .flatMap(requested -> requested.proposed()
                        ? approvals.propose(key, request, requested.command())
                        : queue.submit(requested.command())
                                .flatMap(answer -> waitsForApproval(answer)
                                        ? approvals.propose(key, request, requested.command())
                                        : reply(answer)));
    }

    /// A quote does not wait: it promises what holds now.
    private static boolean waitsForApproval(Answer answer) {
        return answer.outcome() instanceof Outcome.Refused refused
                && refused.problem() == LedgerProblem.APPROVAL_REQUIRED
                && refused.command().heading().quoteId() == null;
    }

    /// Takes a transaction back, once; 404 where there is none.
    Uni<Reply> reverse(IdempotencyKey key, Actor actor, UUID transactionId, ReversalRequest request) {
        Cause cause = Cause.ofRequest(key, "reversal of " + transactionId, request);
        Heading heading = new Heading(
                        cause, request.requiredReason(), request.reference(), clock.instant(), actor.subject())
                .byHand(!actor.machine());
        return transactions
                .read(connection -> repository.mainAccounts(connection, transactionId))
                .flatMap(accounts -> {
                    if (accounts.isEmpty()) {
                        throw CommonProblem.notFound();
                    }
                    AccountId other = accounts.size() > 1 ? accounts.get(1) : null;
                    return reply(
                            new Command.Reverse(heading, accounts.getFirst(), other, new TransactionId(transactionId)));
                });
    }

    /// A transaction whole; 404 where there is none, or not for this reader.
    Uni<TransactionView> get(UUID id, Reader reader) {
        return find(id).map(found ->
                found.flatMap(posting -> posting.seenBy(reader)).orElseThrow(CommonProblem::notFound));
    }

    /// Posts a command, and answers with its transaction; the same again with the same answer.
    ///
    /// @throws Refusal as the failure, where the ledger refuses it or cannot be written
    public Uni<Reply> reply(Command command) {
        return queue.submit(command).flatMap(this::reply);
    }

    /// What a caller is told of an outcome.
    public Uni<Reply> reply(Answer answer) {
        return switch (answer.outcome()) {
            case Outcome.Posted posted ->
                posted.transaction().needsItsRule()
                        ? stored(posted.transaction().id()).map(view -> created(view, false))
                        : Uni.createFrom().item(created(PostedView.of(posted, answer.recordedAt()), false));
            case Outcome.AlreadyPosted already ->
                stored(already.transactionId()).map(view -> created(view, true));
            case Outcome.Refused refused ->
                Uni.createFrom().failure(problem(refused).refusal());
            case Outcome.Idle idle -> Uni.createFrom().failure(CommonProblem::notFound);
        };
    }

    /// Where a quote promised lots and there are not even the points, what is wrong is the quote.
    private static LedgerProblem problem(Outcome.Refused refused) {
        return refused.problem() == LedgerProblem.INSUFFICIENT_POINTS
                        && refused.command() instanceof Command.Spend spend
                        && spend.promised() != null
                ? LedgerProblem.QUOTE_OUTDATED
                : refused.problem();
    }

    private Uni<TransactionView> stored(UUID id) {
        return find(id).map(found -> found.map(StoredTransaction::view).orElseThrow(CommonProblem::notFound));
    }

    private Uni<Optional<StoredTransaction>> find(UUID id) {
        return transactions.snapshot(connection -> repository.find(connection, id));
    }

    private static Reply created(TransactionView view, boolean again) {
        return new Reply(201, PATH + view.id(), null, view, again);
    }
}
