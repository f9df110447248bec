package io.dangol.loyalty.earning.compensation;

import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.TransactionId;
import io.dangol.loyalty.ledger.TransactionKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// SQL of what compensations gave.
@ApplicationScoped
class CompensatedRepository {
    private static final String FIND = """
            SELECT posted.cause, posted.id, lot.account_id
            FROM ledger_transaction AS posted JOIN lot ON lot.transaction_id = posted.id
            WHERE posted.cause = ANY ($1::uuid[])
            """;

    /// What a compensation gave, and to which main account.
    record Compensated(TransactionId transactionId, AccountId accountId) {}

    /// What these compensations gave, of those that gave anything so far.
    Uni<Map<String, Compensated>> find(SqlConnection connection, Collection<String> compensationIds) {
        Map<UUID, String> causes = new HashMap<>();
        compensationIds.forEach(
                id -> causes.put(Cause.of(TransactionKind.COMPENSATION, id).id(), id));
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of((Object) causes.keySet().toArray(UUID[]::new)))
                .map(rows -> {
                    Map<String, Compensated> found = new HashMap<>();
                    rows.forEach(row -> found.put(
                            causes.get(row.getUUID("cause")),
                            new Compensated(
                                    new TransactionId(row.getUUID("id")),
                                    AccountIds.main(new AccountId(row.getUUID("account_id"))))));
                    return found;
                });
    }
}
