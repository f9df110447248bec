package io.dangol.feedback.complaint;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.UUID;

/// Tells whether cases are still resolved.
public interface ResolvedCases {
    /// Whether a case is resolved or closed, and was not reopened since.
    Uni<Boolean> isResolved(SqlConnection connection, UUID id);
}
