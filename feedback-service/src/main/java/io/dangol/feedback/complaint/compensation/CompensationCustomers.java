package io.dangol.feedback.complaint.compensation;

import io.dangol.feedback.base.customer.CustomerLink;
import io.dangol.feedback.base.customer.KnownIdentity;
import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.base.id.CompensationId;
import io.dangol.feedback.base.id.CustomerId;
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

/// Links compensations to customers who become known, and tells of those that waited for that.
///
/// Whoever grants one holds its case, and so does the linking of cases: each is told either there or here.
@ApplicationScoped
class CompensationCustomers implements CustomerLink {
    private static final String HOLD = """
            SELECT complaint.id FROM complaint_case AS complaint
            JOIN unnest($1::text[], $2::text[]) AS known (source, external_id)
                ON complaint.source = known.source AND complaint.external_id = known.external_id
            ORDER BY complaint.id FOR UPDATE OF complaint
            """;
    private static final String LINK = """
            UPDATE compensation
            SET customer_id = known.customer_id, waits_for_customer = false,
                approval_told_in = CASE WHEN compensation.waits_for_customer THEN complaint.version END
            FROM unnest($1::text[], $2::text[], $3::uuid[]) AS known (source, external_id, customer_id),
                complaint_case AS complaint,
                (SELECT id, waits_for_customer AS waited FROM compensation) AS before
            WHERE compensation.source = known.source AND compensation.external_id = known.external_id
                AND compensation.customer_id IS NULL AND complaint.id = compensation.case_id
                AND before.id = compensation.id
            RETURNING compensation.id, compensation.case_id, compensation.customer_id, compensation.points,
                compensation.decided_at, complaint.version, before.waited
            """;

    private final Outbox outbox;

    CompensationCustomers(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> link(SqlConnection transaction, List<KnownIdentity> known) {
        String[] sources = known.stream().map(KnownIdentity::source).toArray(String[]::new);
        String[] names = known.stream().map(KnownIdentity::externalId).toArray(String[]::new);
        UUID[] customers = known.stream()
                .map(KnownIdentity::customerId)
                .map(CustomerId::value)
                .toArray(UUID[]::new);
        return transaction
                .preparedQuery(HOLD)
                .execute(Tuple.of(sources, names))
                .chain(() -> transaction.preparedQuery(LINK).execute(Tuple.of(sources, names, customers)))
                .map(rows -> Rows.stream(rows)
                        .filter(row -> row.getBoolean("waited"))
                        .map(CompensationCustomers::approved)
                        .toList())
                .flatMap(approved -> outbox.add(transaction, approved));
    }

    private static CompensationApproved approved(Row row) {
        return CompensationApproved.of(
                new CompensationId(row.getUUID("id")),
                new CaseId(row.getUUID("case_id")),
                row.getInteger("version"),
                new CustomerId(row.getUUID("customer_id")),
                row.getInteger("points"),
                Times.instant(row, "decided_at"));
    }
}
