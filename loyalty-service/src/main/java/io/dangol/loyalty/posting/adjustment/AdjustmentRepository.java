package io.dangol.loyalty.posting.adjustment;

import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.paging.PageRequest;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Heading;
import io.dangol.loyalty.ledger.TransactionKind;
import io.dangol.loyalty.posting.adjustment.Adjustment.Decision;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// The adjustments' SQL.
@ApplicationScoped
class AdjustmentRepository {
    private static final UUID BEHIND_ALL = new UUID(-1, -1);
    private static final String FIND = "SELECT * FROM adjustment WHERE id = $1";
    private static final String LOCK = FIND + " FOR UPDATE";
    private static final String OF_CAUSE = "SELECT * FROM adjustment WHERE cause = $1";
    private static final String LIST = """
            SELECT * FROM adjustment
            WHERE id < $1 AND ($3::text IS NULL
                OR (CASE WHEN state = 'proposed' AND open_until <= $4 THEN 'expired' ELSE state END) = $3)
            ORDER BY id DESC
            LIMIT $2
            """;
    private static final String ADD = """
            INSERT INTO adjustment (id, cause, fingerprint, account_id, points, reason, reference, effective_at,
                points_expire_at, proposed_at, proposed_by, open_until, kind, available_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            ON CONFLICT (cause) DO NOTHING
            """;
    private static final String DECIDE = """
            UPDATE adjustment
            SET state = $2, decided_at = $3, decided_by = $4, decision_reason = $5, transaction_id = $6
            WHERE id = $1
            """;

    Uni<Optional<Adjustment>> find(SqlConnection connection, UUID id) {
        return connection.preparedQuery(FIND).execute(Tuple.of(id)).map(AdjustmentRepository::first);
    }

    /// The adjustment, nobody else's to decide until the end of the transaction.
    Uni<Optional<Adjustment>> lock(SqlConnection transaction, UUID id) {
        return transaction.preparedQuery(LOCK).execute(Tuple.of(id)).map(AdjustmentRepository::first);
    }

    Uni<Optional<Adjustment>> ofCause(SqlConnection connection, UUID cause) {
        return connection.preparedQuery(OF_CAUSE).execute(Tuple.of(cause)).map(AdjustmentRepository::first);
    }

    /// The newest first.
    Uni<List<Adjustment>> list(
            SqlConnection connection, Optional<AdjustmentState> state, Instant now, PageRequest page) {
        return page.rows(
                        connection,
                        LIST,
                        part -> Tuple.tuple()
                                .addUUID(part.afterId().orElse(BEHIND_ALL))
                                .addInteger(part.rowsWanted())
                                .addString(state.map(AdjustmentState::wireName).orElse(null))
                                .addOffsetDateTime(Times.utcOrNull(now)))
                .map(AdjustmentRepository::all);
    }

    /// Keeps a proposal, unless its cause has one.
    Uni<Void> add(SqlConnection transaction, Adjustment adjustment) {
        Heading heading = adjustment.heading();
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.tuple()
                        .addUUID(adjustment.id())
                        .addUUID(heading.cause().id())
                        .addUUID(heading.cause().fingerprint())
                        .addUUID(adjustment.command().accountId().value())
                        .addLong(adjustment.points())
                        .addString(heading.reason())
                        .addString(heading.reference())
                        .addOffsetDateTime(Times.utcOrNull(heading.effectiveAt()))
                        .addOffsetDateTime(Times.utcOrNull(adjustment.pointsExpireAt()))
                        .addOffsetDateTime(Times.utcOrNull(adjustment.proposedAt()))
                        .addString(heading.recordedBy())
                        .addOffsetDateTime(Times.utcOrNull(adjustment.openUntil()))
                        .addString(adjustment.kind().wireName())
                        .addOffsetDateTime(Times.utcOrNull(adjustment.availableAt())))
                .replaceWithVoid();
    }

    Uni<Void> decide(SqlConnection transaction, Adjustment decided) {
        Decision decision = Objects.requireNonNull(decided.decision());
        return transaction
                .preparedQuery(DECIDE)
                .execute(Tuple.tuple()
                        .addUUID(decided.id())
                        .addString(decided.state(decision.at()).wireName())
                        .addOffsetDateTime(Times.utcOrNull(decision.at()))
                        .addString(decision.by())
                        .addString(decision.reason())
                        .addUUID(decision.transactionId()))
                .replaceWithVoid();
    }

    private static Optional<Adjustment> first(RowSet<Row> rows) {
        return all(rows).stream().findFirst();
    }

    private static List<Adjustment> all(RowSet<Row> rows) {
        return Rows.list(rows, AdjustmentRepository::adjustment);
    }

    private static Adjustment adjustment(Row row) {
        Instant decidedAt = Times.instantOrNull(row, "decided_at");
        return new Adjustment(
                row.getUUID("id"),
                command(row),
                Objects.requireNonNull(Times.instantOrNull(row, "proposed_at")),
                Objects.requireNonNull(Times.instantOrNull(row, "open_until")),
                decidedAt == null
                        ? null
                        : new Decision(
                                decidedAt,
                                row.getString("decided_by"),
                                row.getString("decision_reason"),
                                row.getUUID("transaction_id")));
    }

    private static Command command(Row row) {
        Heading heading = new Heading(
                new Cause(row.getUUID("cause"), row.getUUID("fingerprint")),
                row.getString("reason"),
                row.getString("reference"),
                Objects.requireNonNull(Times.instantOrNull(row, "effective_at")),
                row.getString("proposed_by"));
        AccountId account = new AccountId(row.getUUID("account_id"));
        long points = row.getLong("points");
        Instant expiresAt = Times.instantOrNull(row, "points_expire_at");
        return TransactionKind.of(row.getString("kind")) == TransactionKind.EARN
                ? new Command.Earn(
                        heading, account, points, expiresAt, Times.instantOrNull(row, "available_at"), null, null)
                : new Command.Adjust(heading, account, points, expiresAt);
    }
}
