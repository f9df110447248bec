package io.dangol.customer.person;

import io.dangol.kit.identity.HashedIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// Finds the customers behind identities, many at a time, and registers unknown ones.
public interface CustomerDirectory {
    /// The customers behind `identities`; those whom nobody knows are registered, with their events. Two transactions
    /// that meet the same unknown identity agree on one customer.
    Uni<Map<Identity, CustomerId>> resolve(SqlConnection transaction, Collection<Identity> identities, Instant now);

    /// The customers behind those of `identities` whom somebody knows; nobody is registered.
    Uni<Map<Identity, CustomerId>> known(SqlConnection connection, Collection<Identity> identities);

    /// Registers the customers behind hashes that nobody has, with their events. A source that names the id
    /// itself later finds the same customer.
    Uni<Void> register(SqlConnection transaction, Collection<HashedIdentity> hashed, Instant now);

    /// Those of `customers` that exist.
    Uni<Set<CustomerId>> existing(SqlConnection connection, Collection<CustomerId> customers);
}
