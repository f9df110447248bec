package io.dangol.kit.retention;

import io.dangol.kit.db.Times;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Deletes rows older than a moment, some thousand a transaction, so that it never holds anybody up.
@ApplicationScoped
public class ExpiredRows {
    private static final int ROWS_A_STEP = 5_000;
    private static final int STEPS_MOST = 1_000;

    private final Transactions transactions;

    ExpiredRows(Transactions transactions) {
        this.transactions = transactions;
    }

    /// @param table a table of this service's own; never a request's words
    /// @param timeColumn its column of type `timestamptz`
    /// @return done when nothing older than `before` is left, or after a bounded number of steps
    public Uni<Void> delete(String table, String timeColumn, Instant before) {
        return delete(table, timeColumn, before, STEPS_MOST);
    }

    private Uni<Void> delete(String table, String timeColumn, Instant before, int stepsLeft) {
        String statement = "DELETE FROM %1$s WHERE ctid = ANY (ARRAY (SELECT ctid FROM %1$s WHERE %2$s < $1 LIMIT $2))"
                .formatted(table, timeColumn);
        return transactions
                .write(transaction ->
                        transaction.preparedQuery(statement).execute(Tuple.of(Times.utc(before), ROWS_A_STEP)))
                .flatMap(deleted -> deleted.rowCount() < ROWS_A_STEP || stepsLeft <= 1
                        ? Uni.createFrom().voidItem()
                        : delete(table, timeColumn, before, stepsLeft - 1));
    }
}
