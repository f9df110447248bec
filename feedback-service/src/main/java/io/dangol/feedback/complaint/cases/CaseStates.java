package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.complaint.ResolvedCases;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/// Reads the states of cases.
@ApplicationScoped
class CaseStates implements ResolvedCases {
    private final CaseRepository cases;

    CaseStates(CaseRepository cases) {
        this.cases = cases;
    }

    @Override
    public Uni<Boolean> isResolved(SqlConnection connection, CaseId id) {
        return cases.find(connection, id)
                .map(found -> found.filter(
                                subject -> subject.state() == CaseState.RESOLVED || subject.state() == CaseState.CLOSED)
                        .isPresent());
    }
}
