package io.dangol.loyalty.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/// Reads what is due.
@FunctionalInterface
public interface DueReader {
    /// @param now until when it is due
    /// @param after where to begin
    /// @param most how many at most
    /// @return in the order of their times and ids
    Uni<List<Due>> read(SqlConnection connection, Instant now, DueCursor after, int most);
}
