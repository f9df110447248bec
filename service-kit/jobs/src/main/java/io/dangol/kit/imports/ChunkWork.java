package io.dangol.kit.imports;

import io.dangol.kit.job.Lease;
import io.dangol.kit.job.Tally;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/// What is to be done for a chunk.
@FunctionalInterface
public interface ChunkWork {
    /// Processes the chunk's records, or only rehearses that if the lease says so. Everything is done in the
    /// transaction, so that nothing is done if it fails.
    ///
    /// @return what came of each record of the chunk
    Uni<Tally> take(SqlConnection transaction, Lease lease);
}
