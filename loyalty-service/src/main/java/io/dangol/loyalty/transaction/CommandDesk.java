package io.dangol.loyalty.transaction;

import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.programme.CurrentSettings;
import io.dangol.loyalty.quote.QuoteProblem;
import io.dangol.loyalty.quote.QuoteService;
import io.dangol.loyalty.transaction.TransactionRepository.Standing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// Makes commands of requests, and says which of them a single person may have posted.
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

    /// A command, and where it goes.
    ///
    /// @param command what was asked for
    /// @param way whether it may be posted
    record Ticket(Command command, Way way) {}

    /// Where a command goes.
    enum Way {
        POST,
        PROPOSE,
        /// Its key proposed it before, whatever the limit is now.
        PROPOSED
    }

    /// What is to be done with a request. A key that was posted under is never proposed under, and the other way
    /// round, though the limit may have changed in between.
    Uni<Ticket> ticket(IdempotencyKey key, String caller, TransactionRequest request) {
        if (request.quote() != null) {
            return quoted(key, caller, request, request.quote()).map(command -> new Ticket(command, Way.POST));
        }
        Cause cause = TransactionService.cause(key, OPERATION, request);
        return settings.get().flatMap(programme -> {
            Command command = request.command(cause, caller, clock.instant(), programme, zone);
            return command instanceof Command.Adjust adjust
                    ? standing(cause)
                            .map(standing ->
                                    new Ticket(command, way(standing, programme.needSecondPersonFor(adjust.points()))))
                    : Uni.createFrom().item(new Ticket(command, Way.POST));
        });
    }

    /// The command of a line of a batch.
    ///
    /// @throws io.dangol.kit.problem.Refusal 422 where a second person is needed
    Command ofLine(IdempotencyKey key, String caller, TransactionRequest request) {
        Ticket ticket = ticket(key, caller, request).await().atMost(PATIENCE);
        return switch (ticket.way()) {
            case POST -> ticket.command();
            case PROPOSE, PROPOSED -> throw TransactionProblem.APPROVAL_REQUIRED.refusal();
        };
    }

    private static Way way(Standing standing, boolean tooLarge) {
        if (standing.proposed()) {
            return Way.PROPOSED;
        }
        return tooLarge && !standing.posted() ? Way.PROPOSE : Way.POST;
    }

    /// What was promised; past its time only where it was posted under this key already.
    private Uni<Command> quoted(IdempotencyKey key, String caller, TransactionRequest request, String token) {
        return quotes.verified(token).flatMap(quote -> {
            Instant now = clock.instant();
            Cause cause = TransactionService.cause(key, OPERATION, request);
            Command command = request.command(cause, caller, now, quote);
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
