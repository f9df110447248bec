package io.dangol.kit.crypto.rotation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Map;

/// One blind index of a service, whose entries are brought to the current key. A service implements it as a
/// bean for each table of entries; the kit calls it while there are entries under previous keys.
public interface Reindexing {
    /// The index's name, for logs.
    String name();

    /// How many entries there are under each key; an index on the key's column answers it.
    Uni<Map<String, Long>> countByKey(SqlConnection connection);

    /// Replaces entries under a previous key by entries under the current one: opens the sealed values,
    /// makes [io.dangol.kit.crypto.BlindIndex#entry], and changes or deletes every row that it took. It
    /// takes rows with `FOR UPDATE SKIP LOCKED`, and not those that it cannot change, such as values that
    /// do not open: it would take them for ever.
    ///
    /// @param transaction in which nothing else is done
    /// @param keyId the previous key
    /// @param most how many entries to take at most
    /// @return how many were replaced or deleted; 0 ends the pass
    Uni<Integer> reindex(SqlConnection transaction, String keyId, int most);
}
