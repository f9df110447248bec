package io.dangol.feedback.base.customer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/// What a capability does when customers become known whom its records named only as their source does.
public interface CustomerLink {
    /// Links everything that waited for these customers, in the given transaction, in a constant number
    /// of statements.
    Uni<Void> link(SqlConnection transaction, List<KnownIdentity> known);
}
