package io.dangol.feedback.complaint.cases;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Whether cases are still put right.
@ApplicationScoped
public class ResolvedCases {
    private final CaseRepository cases;

    ResolvedCases(CaseRepository cases) {
        this.cases = cases;
    }

    /// Whether a case is resolved or closed, and was not reopened since.
    public Uni<Boolean> isResolved(SqlConnection connection, UUID id) {
        return cases.find(connection, id)
                .map(found -> found.filter(
                                subject -> subject.state() == CaseState.RESOLVED || subject.state() == CaseState.CLOSED)
                        .isPresent());
    }
}
