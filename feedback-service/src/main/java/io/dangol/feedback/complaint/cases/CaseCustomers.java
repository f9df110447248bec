package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.base.customer.CustomerLink;
import io.dangol.feedback.base.customer.KnownIdentity;
import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.CompensationId;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.complaint.compensation.CompensationApproved;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Links cases to customers who become known, and tells of the compensations that waited for that.
///
/// The two statements are apart on purpose: a resolution that was being committed while the first waited for its case
/// is seen by the second, so each compensation is told either there or here, and never by both.
@ApplicationScoped
class CaseCustomers implements CustomerLink {
    private static final String LINK = """
            UPDATE complaint_case SET customer_id = known.customer_id
            FROM unnest($1::text[], $2::text[], $3::uuid[]) AS known (source, external_id, customer_id)
            WHERE complaint_case.source = known.source AND complaint_case.external_id = known.external_id
                AND complaint_case.customer_id IS NULL
            RETURNING complaint_case.id
            """;
    private static final String RELEASE = """
            WITH released AS (
                UPDATE resolution SET waits_for_customer = false
                FROM complaint_case AS complaint
                WHERE resolution.case_id = ANY ($1::uuid[]) AND resolution.waits_for_customer
                    AND complaint.id = resolution.case_id
                RETURNING complaint.id, complaint.version, complaint.customer_id, resolution.compensation_id,
                    resolution.points, resolution.resolved_at
            ), noted AS (
                UPDATE compensation SET approval_told_in = released.version
                FROM released WHERE compensation.id = released.compensation_id
            )
            SELECT * FROM released
            """;

    private final Outbox outbox;

    CaseCustomers(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> link(SqlConnection transaction, List<KnownIdentity> known) {
        return transaction
                .preparedQuery(LINK)
                .execute(KnownIdentity.columns(known))
                .map(rows -> Rows.stream(rows).map(row -> row.getUUID("id")).toArray(UUID[]::new))
                .flatMap(linked -> linked.length == 0 ? Uni.createFrom().voidItem() : release(transaction, linked));
    }

    private Uni<Void> release(SqlConnection transaction, UUID[] caseIds) {
        return transaction
                .preparedQuery(RELEASE)
                .execute(Tuple.of((Object) caseIds))
                .map(rows -> Rows.list(rows, CaseCustomers::approved))
                .flatMap(approved -> outbox.add(transaction, approved));
    }

    private static CompensationApproved approved(Row row) {
        return CompensationApproved.of(
                new CompensationId(row.getUUID("compensation_id")),
                new CaseId(row.getUUID("id")),
                row.getInteger("version"),
                new CustomerId(row.getUUID("customer_id")),
                row.getInteger("points"),
                Times.instant(row, "resolved_at"));
    }
}
