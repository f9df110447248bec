package io.dangol.loyalty.ledger.integrity;

import io.dangol.kit.db.Rows;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/// Folds the entries of the programme's accounts, so that reading one costs only what came since.
///
/// Positions commit out of order, so an entry may appear below others. Therefore a position is marked first, with a
/// transaction that began after it: only when all transactions up to that one are over, so that nothing can appear
/// below the mark any more, are the entries up to it folded. Any number of replicas may do so at once.
@ApplicationScoped
class ProgrammeFolds {
    private static final int POSITIONS_A_STEP = 500_000;
    private static final int STEPS_MOST = 4;

    private static final String FOLD = """
            WITH due AS (
                SELECT account_id, fold.position AS since, least(mark.position, fold.position + $1) AS upto
                FROM programme_fold AS fold CROSS JOIN programme_fold_mark AS mark
                WHERE fold.position < mark.position AND mark.xid < pg_snapshot_xmin(pg_current_snapshot())
            ), part AS (
                SELECT due.account_id, since, upto, coalesce(sum(amount), 0) AS total, count(amount) AS number
                FROM due LEFT JOIN ledger_entry AS entry
                    ON entry.account_id = due.account_id AND entry.position > since AND entry.position <= upto
                GROUP BY due.account_id, since, upto
            )
            UPDATE programme_fold AS fold
            SET position = part.upto, balance = fold.balance + part.total, entries = fold.entries + part.number
            FROM part
            WHERE fold.account_id = part.account_id AND fold.position = part.since
            """;
    private static final String LAST_POSITION =
            "SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence('ledger_entry', 'position')::regclass), 0)";
    private static final String MARK = """
            UPDATE programme_fold_mark AS mark SET position = $1, xid = pg_current_xact_id()
            WHERE position < $1 AND NOT EXISTS (SELECT FROM programme_fold WHERE position < mark.position)
            """;

    private final Transactions transactions;

    ProgrammeFolds(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Folds what can be, in bounded steps, and marks how far the next time may go.
    Uni<Void> advance() {
        return fold(STEPS_MOST).chain(() -> transactions.write(ProgrammeFolds::mark));
    }

    private Uni<Void> fold(int stepsLeft) {
        return transactions
                .write(transaction -> transaction.preparedQuery(FOLD).execute(Tuple.of(POSITIONS_A_STEP)))
                .flatMap(folded -> folded.rowCount() == 0 || stepsLeft <= 1
                        ? Uni.createFrom().voidItem()
                        : fold(stepsLeft - 1));
    }

    /// The position is read before the transaction gets its number, so that whoever took one of the positions before
    /// has a lower number: a writer has its number by the time it writes entries.
    private static Uni<Void> mark(SqlConnection transaction) {
        return transaction
                .query(LAST_POSITION)
                .execute()
                .map(rows -> Rows.only(rows).getLong(0))
                .flatMap(position -> transaction.preparedQuery(MARK).execute(Tuple.of(position)))
                .replaceWithVoid();
    }
}
