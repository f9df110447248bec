package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.FeedbackId;
import io.dangol.feedback.base.query.NewestFirst;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class CaseRepository {
    private static final String INSERT = """
            INSERT INTO complaint_case (id, feedback_id, source, customer_id, external_id, channel, state, opened_at,
                points_granted, version)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[],
                $8::timestamptz[], $9::int[], $10::int[])
            ON CONFLICT (feedback_id) DO NOTHING
            """;
    private static final String SELECT = """
            SELECT complaint.id, complaint.feedback_id, complaint.source, complaint.customer_id, complaint.external_id,
                complaint.channel, complaint.state, complaint.opened_at, complaint.acknowledged_at,
                complaint.points_granted, complaint.priority, complaint.severity, complaint.impact,
                complaint.remedy_sought, complaint.assignee, complaint.first_responded_at, complaint.responded_at,
                complaint.paused_at, complaint.pause_reason, complaint.confirmed_at, complaint.closed_at,
                complaint.escalation_level, complaint.breached_at, complaint.version, resolution.number, resolution.remedy, resolution.note,
                resolution.resolved_at, resolution.resolved_by, resolution.compensation_id, resolution.points,
                resolution.reason, resolution.waits_for_customer
            FROM complaint_case AS complaint
            LEFT JOIN resolution
                ON resolution.case_id = complaint.id AND resolution.number = complaint.resolutions
            """;
    private static final String DUE_BEFORE =
            "EXISTS (SELECT FROM case_clock WHERE case_clock.case_id = complaint.id AND case_clock.due_at < ?)";
    private static final String HOLD = "SELECT FROM complaint_case WHERE id = $1 FOR UPDATE";
    private static final String UPDATE = """
            UPDATE complaint_case
            SET state = $2, acknowledged_at = $3, resolutions = $4, points_granted = $5, version = $6, priority = $7,
                severity = $8, impact = $9, remedy_sought = $10, assignee = $11, first_responded_at = $12,
                responded_at = $13, paused_at = $14, pause_reason = $15, confirmed_at = $16, closed_at = $17,
                escalation_level = $18, breached_at = $19
            WHERE id = $1
            """;
    private static final String HOLD_FREE =
            "SELECT id FROM complaint_case WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE SKIP LOCKED";
    private static final String SEEK = "UPDATE complaint_case SET remedy_sought = $2 WHERE id = $1";
    private static final String RESOLVE = """
            INSERT INTO resolution (case_id, number, remedy, note, resolved_at, resolved_by, compensation_id, points,
                reason, waits_for_customer, case_version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """;

    /// @return how many of them; not those whose feedback has a case already
    Uni<Integer> insert(SqlConnection transaction, List<Case> opened) {
        Tuple rows = Tuple.tuple()
                .addValue(opened.stream().map(each -> each.id().value()).toArray(UUID[]::new))
                .addValue(opened.stream().map(each -> each.feedbackId().value()).toArray(UUID[]::new))
                .addValue(opened.stream().map(Case::source).toArray(String[]::new))
                .addValue(opened.stream()
                        .map(each -> CustomerId.valueOrNull(each.customerId()))
                        .toArray(UUID[]::new))
                .addValue(opened.stream().map(Case::externalId).toArray(String[]::new))
                .addValue(opened.stream().map(Case::channel).toArray(String[]::new))
                .addValue(opened.stream().map(each -> each.state().wire()).toArray(String[]::new))
                .addValue(
                        opened.stream().map(each -> Times.utc(each.openedAt())).toArray(OffsetDateTime[]::new))
                .addValue(opened.stream().map(Case::pointsGranted).toArray(Integer[]::new))
                .addValue(opened.stream().map(Case::version).toArray(Integer[]::new));
        return transaction.preparedQuery(INSERT).execute(rows).map(SqlResult::rowCount);
    }

    Uni<Optional<Case>> find(SqlConnection connection, CaseId id) {
        return one(connection, "WHERE complaint.id = $1", id.value());
    }

    Uni<Optional<Case>> findByFeedback(SqlConnection connection, FeedbackId feedbackId) {
        return one(connection, "WHERE complaint.feedback_id = $1", feedbackId.value());
    }

    /// Finds a case and holds it until the end of the transaction. It is read by a statement of its
    /// own, behind the one that may wait for others, so that it sees all that they did.
    Uni<Optional<Case>> findForChange(SqlConnection transaction, CaseId id) {
        return transaction.preparedQuery(HOLD).execute(Tuple.of(id.value())).chain(() -> find(transaction, id));
    }

    /// Finds cases that nobody holds, and holds them until the end of the transaction; read like [#findForChange].
    Uni<List<Case>> findFreeForChange(SqlConnection transaction, List<CaseId> ids) {
        return transaction
                .preparedQuery(HOLD_FREE)
                .execute(Tuple.of((Object) ids.stream().map(CaseId::value).toArray(UUID[]::new)))
                .map(rows -> Rows.stream(rows).map(row -> row.getUUID("id")).toArray(UUID[]::new))
                .flatMap(held -> transaction
                        .preparedQuery(SELECT + " WHERE complaint.id = ANY ($1::uuid[]) ORDER BY complaint.id")
                        .execute(Tuple.of((Object) held)))
                .map(rows -> Rows.list(rows, CaseRow::read));
    }

    /// Notes what the customer of a new case wants.
    Uni<Void> seek(SqlConnection transaction, CaseId id, Remedy remedy) {
        return transaction
                .preparedQuery(SEEK)
                .execute(Tuple.of(id.value(), remedy.wire()))
                .replaceWithVoid();
    }

    Uni<List<Case>> list(SqlConnection connection, CaseFilter filter, PageRequest page) {
        return new NewestFirst(SELECT, "complaint.id")
                .where("complaint.state", filter.state())
                .where("complaint.customer_id", CustomerId.valueOrNull(filter.customerId()))
                .where("complaint.feedback_id", filter.feedbackId())
                .where("complaint.priority", filter.priority())
                .where("complaint.assignee", filter.assignee())
                .whereHolds("(complaint.breached_at IS NOT NULL) = ?", filter.breached())
                .whereHolds(DUE_BEFORE, filter.dueBefore() == null ? null : Times.utc(filter.dueBefore()))
                .rows(connection, page, CaseRow::read);
    }

    /// Writes what a decision changed.
    Uni<Void> save(SqlConnection transaction, Case.Decision decision) {
        Case next = decision.next();
        Resolution resolution = next.resolution();
        Tuple row = Tuple.tuple()
                .addUUID(next.id().value())
                .addString(next.state().wire())
                .addOffsetDateTime(Times.utcOrNull(next.acknowledgedAt()))
                .addInteger(resolution == null ? 0 : resolution.number())
                .addInteger(next.pointsGranted())
                .addInteger(next.version());
        addHandling(row, next.handling());
        Uni<Void> updated = transaction.preparedQuery(UPDATE).execute(row).replaceWithVoid();
        Resolution added = decision.added();
        return added == null ? updated : updated.chain(() -> insertResolution(transaction, next, added));
    }

    private static void addHandling(Tuple row, Handling handling) {
        Assessment assessment = handling.assessment();
        Progress progress = handling.progress();
        Progress.Pause pause = progress.pause();
        row.addString(assessment.priority().wire())
                .addString(
                        assessment.severity() == null
                                ? null
                                : assessment.severity().wire())
                .addString(
                        assessment.impact() == null ? null : assessment.impact().wire())
                .addString(
                        assessment.remedySought() == null
                                ? null
                                : assessment.remedySought().wire())
                .addString(handling.assignee())
                .addOffsetDateTime(Times.utcOrNull(progress.firstRespondedAt()))
                .addOffsetDateTime(Times.utcOrNull(progress.respondedAt()))
                .addOffsetDateTime(pause == null ? null : Times.utc(pause.since()))
                .addString(pause == null ? null : pause.reason().wire())
                .addOffsetDateTime(Times.utcOrNull(progress.confirmedAt()))
                .addOffsetDateTime(Times.utcOrNull(progress.closedAt()))
                .addInteger(handling.escalationLevel())
                .addOffsetDateTime(Times.utcOrNull(handling.breachedAt()));
    }

    private static Uni<Void> insertResolution(SqlConnection transaction, Case resolved, Resolution added) {
        Compensation compensation = added.compensation();
        Tuple row = Tuple.tuple()
                .addUUID(resolved.id().value())
                .addInteger(added.number())
                .addString(added.remedy().wire())
                .addString(added.note())
                .addOffsetDateTime(Times.utc(added.resolvedAt()))
                .addString(added.resolvedBy())
                .addUUID(compensation == null ? null : compensation.id().value())
                .addInteger(compensation == null ? null : compensation.points())
                .addString(compensation == null ? null : compensation.reason())
                .addBoolean(compensation != null && compensation.waitsForCustomer())
                .addInteger(resolved.version());
        return transaction.preparedQuery(RESOLVE).execute(row).replaceWithVoid();
    }

    private static Uni<Optional<Case>> one(SqlConnection connection, String condition, UUID id) {
        return connection
                .preparedQuery(SELECT + condition)
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows, CaseRow::read));
    }
}
