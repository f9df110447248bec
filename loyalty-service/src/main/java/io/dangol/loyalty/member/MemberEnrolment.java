package io.dangol.loyalty.member;

import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.CustomerId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.Map;

/// Enrols customers as members.
public interface MemberEnrolment {
    /// Makes members of all these customers, in the order in which their events came; those who are already stay what
    /// they are.
    ///
    /// @param customerIds each once; at most some thousands
    /// @return the account of each
    Uni<Map<CustomerId, AccountId>> enrol(SqlConnection transaction, Collection<CustomerId> customerIds);
}
