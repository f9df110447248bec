package io.dangol.feedback.survey.invitation;

import io.dangol.feedback.base.customer.CustomerLink;
import io.dangol.feedback.base.customer.KnownIdentity;
import io.dangol.feedback.base.id.CustomerId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

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
                .execute(Tuple.of(
                        known.stream().map(KnownIdentity::source).toArray(String[]::new),
                        known.stream().map(KnownIdentity::externalId).toArray(String[]::new),
                        known.stream()
                                .map(KnownIdentity::customerId)
                                .map(CustomerId::value)
                                .toArray(UUID[]::new)))
                .replaceWithVoid();
    }
}
