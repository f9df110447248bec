package io.dangol.loyalty.account.read;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.account.Reader;
import io.dangol.loyalty.ledger.AccountId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Looks into an account for who may see it: all on one snapshot, so that the figures of an answer agree, and each
/// question within `dangol.account.timeout`, because an account may have very many entries.
@ApplicationScoped
public class AccountSnapshots {
    private static final String QUERY_CANCELLED = "57014";
    private static final String LIMIT = "SELECT set_config('statement_timeout', $1, true)";

    private final Transactions transactions;
    private final AccountRepository accounts;
    private final Duration timeout;

    AccountSnapshots(
            Transactions transactions,
            AccountRepository accounts,
            @ConfigProperty(name = "dangol.account.timeout", defaultValue = "10s") Duration timeout) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.timeout = timeout;
    }

    /// @param work reads on the snapshot
    /// @return what it read; 404 as the failure where there is no such account, or not for this reader; 503
    ///     where the time does not suffice
    public <T> Uni<T> read(AccountId accountId, Reader reader, Function<SqlConnection, Uni<T>> work) {
        return transactions
                .snapshot(snapshot -> snapshot.preparedQuery(LIMIT)
                        .execute(Tuple.of(Long.toString(timeout.toMillis())))
                        .chain(() -> requireVisible(snapshot, accountId, reader))
                        .chain(() -> work.apply(snapshot)))
                .onFailure(AccountSnapshots::ranOutOfTime)
                .transform(failure -> new Refusal(
                        CommonProblem.SERVICE_UNAVAILABLE,
                        "the account has too many entries to be read in time; try again later"));
    }

    private Uni<Void> requireVisible(SqlConnection snapshot, AccountId accountId, Reader reader) {
        return accounts.owner(snapshot, accountId).map(found -> {
            if (found.filter(owner -> owner.isVisibleTo(reader)).isEmpty()) {
                throw CommonProblem.notFound();
            }
            return null;
        });
    }

    private static boolean ranOutOfTime(Throwable failure) {
        return failure instanceof PgException refused && QUERY_CANCELLED.equals(refused.getSqlState());
    }
}
