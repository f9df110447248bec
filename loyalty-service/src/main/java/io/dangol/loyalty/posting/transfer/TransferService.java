package io.dangol.loyalty.posting.transfer;

import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.loyalty.account.AccountDirectory;
import io.dangol.loyalty.account.Reader;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.posting.transaction.Actor;
import io.dangol.loyalty.posting.transaction.TransactionService;
import io.dangol.loyalty.posting.transaction.TransactionView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;

/// Moves points from one member to another.
@ApplicationScoped
class TransferService {
    private final TransactionService transactions;
    private final AccountDirectory accounts;
    private final Clock clock;

    TransferService(TransactionService transactions, AccountDirectory accounts, Clock clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// Posts a transfer, once for each key. A customer gives only from the account of their own
    /// points, 404 otherwise, and does not learn what the other has.
    Uni<Reply> post(IdempotencyKey key, Actor actor, Reader reader, TransferRequest request) {
        Command.Transfer transfer = request.command(
                Cause.ofRequest(key, "transfer", request),
                actor.subject(),
                clock.instant(),
                reader.members() && !actor.machine());
        if (reader.members()) {
            return transactions.reply(transfer);
        }
        return Uni.createFrom()
                .item(() -> reader.customer().orElseThrow(CommonProblem::notFound))
                .chain(customer -> accounts.ownedBy(transfer.accountId(), customer))
                .chain(() -> transactions.reply(transfer))
                .map(reply -> seenByGiver(reply, transfer));
    }

    private static Reply seenByGiver(Reply reply, Command.Transfer transfer) {
        return reply.body() instanceof TransactionView view
                ? new Reply(
                        reply.status(),
                        reply.location(),
                        reply.etag(),
                        view.seenFrom(Set.of(transfer.accountId().text())),
                        reply.replayed())
                : reply;
    }
}
