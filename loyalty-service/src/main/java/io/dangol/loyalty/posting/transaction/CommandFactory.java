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

/// Makes commands of requests.
@ApplicationScoped
class CommandDesk {
    private static final String OPERATION = "transaction";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Transactions transactions;
    private final TransactionRepository repository;
    private final CurrentSettings settings;
    private final QuoteService quotes;
    private final Clock clock;
    private final ZoneId zone;

    CommandDesk(
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
    record Ticket(Command command, boolean proposed) {}

    /// What is to be done with a request. A key that has proposed gets its proposal, though the limit
    /// may have changed in between.
    Uni<Ticket> ticket(IdempotencyKey key, Actor actor, TransactionRequest request) {
        if (request.quote() != null) {
            return quoted(key, actor, request, request.quote()).map(command -> new Ticket(command, false));
        }
        Cause cause = TransactionService.cause(key, OPERATION, request);
        return settings.get().flatMap(programme -> {
            Command command = request.command(cause, actor, clock.instant(), programme, zone);
            return command.heading().byHand()
                    ? standing(cause).map(standing -> new Ticket(command, standing.proposed()))
                    : Uni.createFrom().item(new Ticket(command, false));
        });
    }

    /// The command of a line of a batch.
    ///
    /// @throws io.dangol.kit.problem.Refusal 422 where its key was proposed to a second person
    Command ofLine(IdempotencyKey key, Actor actor, TransactionRequest request) {
        Ticket ticket = ticket(key, actor, request).await().atMost(PATIENCE);
        if (ticket.proposed()) {
            throw LedgerProblem.APPROVAL_REQUIRED.refusal();
        }
        return ticket.command();
    }

    /// What was promised; past its time only where it was posted under this key already.
    private Uni<Command> quoted(IdempotencyKey key, Actor actor, TransactionRequest request, String token) {
        return quotes.verified(token).flatMap(quote -> {
            Instant now = clock.instant();
            Cause cause = TransactionService.cause(key, OPERATION, request);
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
