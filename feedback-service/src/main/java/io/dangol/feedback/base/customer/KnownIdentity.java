package io.dangol.feedback.base.customer;

import io.dangol.feedback.base.id.CustomerId;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/// A customer and the name that a source has for them.
///
/// @param source the source's name
/// @param externalId the customer's name there
/// @param customerId who it is
public record KnownIdentity(String source, String externalId, CustomerId customerId) {
    /// The columns of these that a statement unnests: sources, external ids and customers.
    public static Tuple columns(List<KnownIdentity> known) {
        return Tuple.of(
                known.stream().map(KnownIdentity::source).toArray(String[]::new),
                known.stream().map(KnownIdentity::externalId).toArray(String[]::new),
                known.stream()
                        .map(KnownIdentity::customerId)
                        .map(CustomerId::value)
                        .toArray(UUID[]::new));
    }
}
