package io.dangol.customer.history.purchase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/// What follows from purchases in other rooms, in the transaction that records or claims them.
public interface PurchaseFollowUp {
    /// Follows purchases that were just recorded. Their events are written.
    ///
    /// @param transaction has inserted them, so nobody else sees them yet
    Uni<Void> recorded(SqlConnection transaction, List<PurchaseBalance> purchases, Instant now);

    /// Follows a purchase that just got its customer. Its event is written.
    ///
    /// @param purchase after the claim; this transaction locked it
    Uni<Void> claimed(SqlConnection transaction, PurchaseBalance purchase);
}
