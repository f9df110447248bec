package io.dangol.loyalty.earning.compensation;

import io.dangol.loyalty.earning.compensation.CompensatedRepository.Compensated;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Books;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.LedgerProblem;
import io.dangol.loyalty.ledger.Outcome;
import io.dangol.loyalty.ledger.TransactionKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes compensations back, each once and whole. One whose points are spent, further than the programme
/// lets an account fall, stays: nobody can be refused here, so it is logged.
@ApplicationScoped
class CompensationReversals {
    private static final Logger LOG = Logger.getLogger(CompensationReversals.class);
    private static final String REASON = "compensation reversed";
    private static final String RECORDED_BY = "feedback-service";
    private static final Set<LedgerProblem> LET_GO = Set.of(
            LedgerProblem.INSUFFICIENT_POINTS,
            LedgerProblem.NOTHING_TO_TAKE_BACK,
            LedgerProblem.ALREADY_REVERSED,
            LedgerProblem.ACCOUNT_CLOSED);

    private final CompensatedRepository repository;
    private final Books books;

    CompensationReversals(CompensatedRepository repository, Books books) {
        this.repository = repository;
        this.books = books;
    }

    /// The accounts that got what is taken back, as far as they have got it.
    Uni<Set<AccountId>> accounts(SqlConnection transaction, List<CompensationReversed> reversals) {
        return find(transaction, reversals)
                .map(found ->
                        found.values().stream().map(Compensated::accountId).collect(Collectors.toSet()));
    }

    /// Takes them back. Called after the approvals of the same batch, in the same transaction.
    Uni<Void> takeBack(SqlConnection transaction, List<CompensationReversed> reversals) {
        return reversals.isEmpty()
                ? Uni.createFrom().voidItem()
                : find(transaction, reversals)
                        .map(found -> reversals.stream()
                                .map(reversal -> command(reversal, found.get(reversal.compensationId())))
                                .toList())
                        .flatMap(commands -> books.post(transaction, commands))
                        .invoke(posted -> posted.outcomes().forEach(CompensationReversals::check))
                        .replaceWithVoid();
    }

    private Uni<Map<String, Compensated>> find(SqlConnection transaction, List<CompensationReversed> reversals) {
        return reversals.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : repository.find(
                        transaction,
                        reversals.stream()
                                .map(CompensationReversed::compensationId)
                                .toList());
    }

    /// Without its approval it waits among the dead letters, where it can be replayed.
    private static Command command(CompensationReversed reversal, @Nullable Compensated compensated) {
        if (compensated == null) {
            throw new IllegalStateException("a compensation is reversed that was not approved");
        }
        return new Command.Reverse(
                new Heading(
                        Cause.of(TransactionKind.REVERSE, reversal.compensationId()),
                        REASON,
                        reversal.compensationId(),
                        reversal.reversedAt(),
                        RECORDED_BY),
                compensated.accountId(),
                null,
                compensated.transactionId());
    }

    private static void check(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            if (!LET_GO.contains(refused.problem())) {
                throw refused.problem().refusal();
            }
            LOG.warnf(
                    "a compensation could not be taken back: %s",
                    refused.problem().slug());
        }
    }
}
