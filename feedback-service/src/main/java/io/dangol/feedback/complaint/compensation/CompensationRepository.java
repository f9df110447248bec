package io.dangol.feedback.complaint.compensation;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.CompensationId;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.query.NewestFirst;
import io.dangol.feedback.complaint.compensation.Compensation.Mark;
import io.dangol.feedback.complaint.compensation.Compensation.Origin;
import io.dangol.feedback.complaint.compensation.Compensation.Reversal;
import io.dangol.feedback.complaint.compensation.Compensation.State;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Compensations, and what has to be known and kept of their cases.
@ApplicationScoped
class CompensationRepository {
    private static final String HOLD_CASE = "SELECT FROM complaint_case WHERE id = $1 FOR UPDATE";
    private static final String CASE = """
            SELECT id, version, source, customer_id, external_id, points_granted FROM complaint_case WHERE id = $1
            """;
    private static final String GRANTED_TO_CASE =
            "UPDATE complaint_case SET points_granted = points_granted + $2 WHERE id = $1";
    private static final String HOLD_CUSTOMER = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
    private static final String GRANTED = """
            SELECT coalesce(sum(points), 0)::bigint AS points FROM compensation
            WHERE state = 'approved' AND decided_at > $1
                AND (customer_id = $2 OR (customer_id IS NULL AND source = $3 AND external_id = $4))
            """;
    private static final String SELECT = """
            SELECT compensation.*, coalesce(resolution.waits_for_customer, compensation.waits_for_customer) AS waits
            FROM compensation LEFT JOIN resolution ON resolution.compensation_id = compensation.id
            """;
    private static final String UNTELL =
            "UPDATE resolution SET waits_for_customer = false WHERE compensation_id = $1 AND waits_for_customer";
    private static final String INSERT = """
            INSERT INTO compensation (id, case_id, source, customer_id, external_id, points, reason, origin, state,
                waits_for_customer, proposed_by, proposed_at, decided_by, decided_at, version, approval_told_in)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            """;
    private static final String UPDATE = """
            UPDATE compensation
            SET state = $2, waits_for_customer = $3, decided_by = $4, decided_at = $5, reversed_by = $6,
                reversed_at = $7, reversal_reason = $8, version = $9,
                approval_told_in = coalesce(approval_told_in, $10),
                reversal_told_in = CASE WHEN $2 = 'reversed' THEN $10 END
            WHERE id = $1
            """;

    /// Finds a case and holds it until the end of the transaction.
    Uni<Optional<CompensatedCase>> holdCase(SqlConnection transaction, CaseId caseId) {
        return transaction
                .preparedQuery(HOLD_CASE)
                .execute(Tuple.of(caseId.value()))
                .chain(() -> findCase(transaction, caseId));
    }

    Uni<Optional<CompensatedCase>> findCase(SqlConnection connection, CaseId caseId) {
        return connection
                .preparedQuery(CASE)
                .execute(Tuple.of(caseId.value()))
                .map(rows -> Rows.first(
                        rows,
                        row -> new CompensatedCase(
                                new CaseId(row.getUUID("id")),
                                row.getInteger("version"),
                                row.getString("source"),
                                CustomerId.orNull(row.getUUID("customer_id")),
                                row.getString("external_id"),
                                row.getInteger("points_granted"))));
    }

    /// Adds to what a case was granted; less than zero takes away.
    Uni<Void> grantToCase(SqlConnection transaction, CaseId caseId, int points) {
        return transaction
                .preparedQuery(GRANTED_TO_CASE)
                .execute(Tuple.of(caseId.value(), points))
                .replaceWithVoid();
    }

    /// What a case's customer was granted since a moment. Whoever asks holds the customer until the end of the
    /// transaction, so that two grants never pass a limit together.
    Uni<Long> granted(SqlConnection transaction, CompensatedCase subject, Instant since) {
        String customer = subject.customerId() == null
                ? subject.source() + " " + subject.externalId()
                : subject.customerId().value().toString();
        return transaction
                .preparedQuery(HOLD_CUSTOMER)
                .execute(Tuple.of("compensation " + customer))
                .chain(() -> transaction
                        .preparedQuery(GRANTED)
                        .execute(Tuple.of(
                                Times.utc(since),
                                CustomerId.valueOrNull(subject.customerId()),
                                subject.source(),
                                subject.externalId())))
                .map(rows -> Rows.only(rows).getLong("points"));
    }

    Uni<Optional<Compensation>> find(SqlConnection connection, CaseId caseId, CompensationId id) {
        return connection
                .preparedQuery(SELECT + " WHERE compensation.id = $1 AND compensation.case_id = $2")
                .execute(Tuple.of(id.value(), caseId.value()))
                .map(rows -> Rows.first(rows, CompensationRepository::read));
    }

    Uni<List<Compensation>> list(SqlConnection connection, CaseId caseId, PageRequest page) {
        return new NewestFirst(SELECT, "compensation.id")
                .where("compensation.case_id", caseId.value())
                .rows(connection, page, CompensationRepository::read);
    }

    /// @param toldIn the version of the case that its event says; null where it has none
    Uni<Void> insert(SqlConnection transaction, Compensation added, @Nullable Integer toldIn) {
        Mark approval = added.approval();
        Tuple row = Tuple.tuple()
                .addUUID(added.id().value())
                .addUUID(added.caseId().value())
                .addString(added.source())
                .addUUID(CustomerId.valueOrNull(added.customerId()))
                .addString(added.externalId())
                .addInteger(added.points())
                .addString(added.reason())
                .addString(added.origin().wire())
                .addString(added.state().wire())
                .addBoolean(added.awaitsCustomer())
                .addString(added.proposal().by())
                .addOffsetDateTime(Times.utc(added.proposal().at()))
                .addString(approval == null ? null : approval.by())
                .addOffsetDateTime(approval == null ? null : Times.utc(approval.at()))
                .addInteger(added.version())
                .addInteger(toldIn);
        return transaction.preparedQuery(INSERT).execute(row).replaceWithVoid();
    }

    /// Writes what a decision changed.
    ///
    /// @param toldIn the version of the case that its event says; null where it has none
    Uni<Void> save(SqlConnection transaction, Compensation next, @Nullable Integer toldIn) {
        Mark approval = next.approval();
        Reversal reversal = next.reversal();
        Tuple row = Tuple.tuple()
                .addUUID(next.id().value())
                .addString(next.state().wire())
                .addBoolean(next.awaitsCustomer() && next.origin() != Origin.RESOLUTION)
                .addString(approval == null ? null : approval.by())
                .addOffsetDateTime(approval == null ? null : Times.utc(approval.at()))
                .addString(reversal == null ? null : reversal.mark().by())
                .addOffsetDateTime(
                        reversal == null ? null : Times.utc(reversal.mark().at()))
                .addString(reversal == null ? null : reversal.reason())
                .addInteger(next.version())
                .addInteger(toldIn);
        return transaction.preparedQuery(UPDATE).execute(row).replaceWithVoid();
    }

    /// A resolution's compensation that was reversed before its customer became known is never told.
    Uni<Void> untell(SqlConnection transaction, CompensationId id) {
        return transaction.preparedQuery(UNTELL).execute(Tuple.of(id.value())).replaceWithVoid();
    }

    private static Compensation read(Row row) {
        return new Compensation(
                new CompensationId(row.getUUID("id")),
                new CaseId(row.getUUID("case_id")),
                row.getString("source"),
                CustomerId.orNull(row.getUUID("customer_id")),
                row.getString("external_id"),
                row.getInteger("points"),
                row.getString("reason"),
                Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getBoolean("waits"),
                new Mark(row.getString("proposed_by"), Times.instant(row, "proposed_at")),
                mark(row, "decided_by", "decided_at"),
                reversal(row),
                row.getInteger("version"));
    }

    private static @Nullable Reversal reversal(Row row) {
        Mark mark = mark(row, "reversed_by", "reversed_at");
        return mark == null ? null : new Reversal(mark, row.getString("reversal_reason"));
    }

    private static @Nullable Mark mark(Row row, String by, String at) {
        String who = row.getString(by);
        return who == null ? null : new Mark(who, Times.instant(row, at));
    }
}
