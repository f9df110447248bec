package io.dangol.loyalty.earning;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Optional;

/// Computes what a purchase would earn.
public interface PurchaseValuation {
    /// What a purchase would earn by the rule of the moment; empty where its currency has none.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 for an amount that is none
    Uni<Optional<PurchaseValue>> valueOf(SqlConnection connection, String amount, String currency);
}
