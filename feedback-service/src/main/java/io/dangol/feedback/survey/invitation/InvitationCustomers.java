package io.dangol.feedback.survey.invitation;

import io.dangol.feedback.base.customer.CustomerLink;
import io.dangol.feedback.base.customer.KnownIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Links invitations to customers who become known, so that the fatigue guard counts them.
@ApplicationScoped
class InvitationCustomers implements CustomerLink {
    private static final String LINK = """
            UPDATE invitation SET customer_id = known.customer_id
            FROM unnest($1::text[], $2::text[], $3::uuid[]) AS known (source, external_id, customer_id)
            WHERE invitation.source = known.source AND invitation.external_id = known.external_id
                AND invitation.customer_id IS NULL
            """;

    @Override
    public Uni<Void> link(SqlConnection transaction, List<KnownIdentity> known) {
        return transaction
                .preparedQuery(LINK)
                .execute(KnownIdentity.columns(known))
                .replaceWithVoid();
    }
}
