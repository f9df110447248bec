package io.dangol.customer.history.catalogue;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// The items of one kind, many at a time: each method is one statement.
public interface CatalogueTable<D extends ItemDetails<D>> {
    /// An item of which nothing is said.
    D blank();

    /// Those of `keys` that there are.
    Uni<Map<String, D>> find(SqlConnection connection, Collection<String> keys);

    /// Adds the items whose keys are new, and locks the others until the transaction ends; in the order of the keys, so
    /// that two transactions never wait for each other in a circle.
    ///
    /// @return the keys of those that were added
    Uni<Set<String>> addOrLock(SqlConnection transaction, Map<String, D> items, Instant now);

    /// Replaces what is known of items that are locked.
    Uni<Void> change(SqlConnection transaction, Map<String, D> items, Instant now);
}
