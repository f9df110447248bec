package io.dangol.feedback.complaint;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/// What a capability makes of a case in the moment of its resolution: all of it in the one transaction.
public interface ResolutionFollowUp {
    Uni<Void> resolved(SqlConnection transaction, ResolvedCase subject);
}
