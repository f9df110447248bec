package io.dangol.loyalty.member.member;

import io.dangol.kit.db.Times;
import io.dangol.kit.republish.EventHistory;
import io.dangol.kit.republish.HistoryQuery;
import io.dangol.kit.republish.HistoryQuery.Part;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.CustomerId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Tells again who was enrolled, in front of all else of its customer.
@ApplicationScoped
class MemberHistory implements EventHistory {
    private static final HistoryQuery MEMBERS = HistoryQuery.of(new Part(
            "customer_id, account_id, enrolled_at",
            "member",
            "true",
            "customer_id",
            "'00000000-0000-0000-0000-000000000000'::uuid",
            "enrolled_at"));

    @Override
    public Uni<Long> count(SqlConnection connection, Instant since) {
        return MEMBERS.count(connection, since);
    }

    @Override
    public Uni<List<PastEvent>> read(SqlConnection connection, Stretch stretch) {
        return MEMBERS.read(connection, stretch, MemberHistory::event);
    }

    private static MemberEnrolled event(Row row) {
        return MemberEnrolled.of(new Enrolment(
                new CustomerId(row.getUUID("customer_id")),
                new AccountId(row.getUUID("account_id")),
                Times.instant(row, "enrolled_at")));
    }
}
