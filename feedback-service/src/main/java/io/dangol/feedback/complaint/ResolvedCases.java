package io.dangol.feedback.complaint;

import io.dangol.feedback.base.id.CaseId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/// Tells whether cases are still resolved.
public interface ResolvedCases {
    /// Whether a case is resolved or closed, and was not reopened since.
    Uni<Boolean> isResolved(SqlConnection connection, CaseId id);
}
