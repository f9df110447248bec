package io.dangol.loyalty.posting.transaction;

import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.LedgerProblem;
import io.dangol.loyalty.posting.quote.QuoteProblem;
import io.dangol.loyalty.posting.quote.QuoteService;
import io.dangol.loyalty.posting.transaction.TransactionRepository.Standing;
import io.dangol.loyalty.programme.CurrentSettings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// Makes the commands that requests ask for.
@ApplicationScoped
class CommandFactory {
    private static final String OPERATION = "transaction";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Transactions transactions;
    private final TransactionRepository repository;
    private final CurrentSettings settings;
    private final QuoteService quotes;
    private final Clock clock;
    private final ZoneId zone;

    CommandFactory(
            Transactions transactions,
            TransactionRepository repository,
            CurrentSettings settings,
            QuoteService quotes,
            Clock clock,
            ZoneId zone) {
        this.transactions = transactions;
        this.repository = repository;
        this.settings = settings;
        this.quotes = quotes;
        this.clock = clock;
        this.zone = zone;
    }

    /// A command, and whether its key proposed it before, whatever the limit is now.
    record RequestedCommand(Command command, boolean proposed) {}

    /// What is to be done with a request. A key that has proposed gets its proposal, though the limit
    /// may have changed in between.
    Uni<RequestedCommand> requested(IdempotencyKey key, Actor actor, TransactionRequest request) {
        if (request.quote() != null) {
            return quoted(key, actor, request, request.quote()).map(command -> new RequestedCommand(command, false));
        }
        Cause cause = Cause.ofRequest(key, OPERATION, request);
        return settings.get().flatMap(programme -> {
            Command command = request.command(cause, actor, clock.instant(), programme, zone);
            return command.heading().byHand()
                    ? standing(cause).map(standing -> new RequestedCommand(command, standing.proposed()))
                    : Uni.createFrom().item(new RequestedCommand(command, false));
        });
    }

    /// The command of a line of a batch.
    ///
    /// @throws io.dangol.kit.problem.Refusal 422 where its key was proposed to a second person
    Command ofLine(IdempotencyKey key, Actor actor, TransactionRequest request) {
        RequestedCommand requested = requested(key, actor, request).await().atMost(PATIENCE);
        if (requested.proposed()) {
            throw LedgerProblem.APPROVAL_REQUIRED.refusal();
        }
        return requested.command();
    }

    /// What was promised; past its time only where it was posted under this key already.
    private Uni<Command> quoted(IdempotencyKey key, Actor actor, TransactionRequest request, String token) {
        return quotes.verified(token).flatMap(quote -> {
            Instant now = clock.instant();
            Cause cause = Cause.ofRequest(key, OPERATION, request);
            Command command = request.command(cause, actor, now, quote);
            return now.isBefore(quote.validUntil())
                    ? Uni.createFrom().item(command)
                    : standing(cause).map(standing -> {
                        if (!standing.posted()) {
                            throw QuoteProblem.QUOTE_EXPIRED.refusal();
                        }
                        return command;
                    });
        });
    }

    private Uni<Standing> standing(Cause cause) {
        return transactions.read(connection -> repository.standing(connection, cause.id()));
    }
}
