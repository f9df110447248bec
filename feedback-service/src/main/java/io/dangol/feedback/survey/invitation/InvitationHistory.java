package io.dangol.feedback.survey.invitation;

import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.db.Times;
import io.dangol.kit.identity.IdentityHasher;
import io.dangol.kit.republish.EventHistory;
import io.dangol.kit.republish.HistoryQuery;
import io.dangol.kit.republish.HistoryQuery.Part;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Tells again who was asked. Whom the source meant is who is known by now, and what made us ask is what the survey
/// waits for now.
@ApplicationScoped
@Priority(InvitationHistory.LAST)
class InvitationHistory implements EventHistory {
    static final int LAST = 10;

    /// The version of an invitation that was only just issued.
    private static final int ISSUED = 1;

    private static final Part KNOWN = new Part(
            """
            invited.id, invited.survey_id, invited.wording_version, invited.source, invited.customer_id,
            invited.external_id, invited.channel, invited.segment, invited.issued_at, invited.expires_at,
            survey.trigger_kind
            """,
            "invitation AS invited JOIN survey ON survey.id = invited.survey_id",
            "invited.state <> 'suppressed' AND invited.customer_id IS NOT NULL",
            "invited.customer_id",
            "place_of(invited.issued_at, invited.id)",
            "invited.issued_at");
    private static final HistoryQuery INVITATIONS = HistoryQuery.of(
            KNOWN, KNOWN.with("invited.state <> 'suppressed' AND invited.customer_id IS NULL", "invited.id"));

    private final IdentityHasher hasher;

    InvitationHistory(IdentityHasher hasher) {
        this.hasher = hasher;
    }

    @Override
    public Uni<Long> count(SqlConnection connection, Instant since) {
        return INVITATIONS.count(connection, since);
    }

    @Override
    public Uni<List<PastEvent>> read(SqlConnection connection, Stretch stretch) {
        return INVITATIONS.read(connection, stretch, this::event);
    }

    private InvitationIssued event(Row row) {
        Addressee to = new Addressee(
                row.getString("source"), CustomerId.orNull(row.getUUID("customer_id")), row.getString("external_id"));
        return new InvitationIssued(
                IdKind.INVITATION.format(row.getUUID("id")),
                IdKind.SURVEY.format(row.getUUID("survey_id")),
                row.getInteger("wording_version"),
                to.customerId() == null ? null : to.customerId().text(),
                InvitationIssued.identity(to, hasher),
                ISSUED,
                to.source(),
                row.getString("trigger_kind"),
                row.getString("channel"),
                row.getString("segment"),
                Times.instant(row, "issued_at"),
                Times.instant(row, "expires_at"));
    }
}
