package io.dangol.feedback.intake.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/// Where deliveries wait for somebody to make sense of them.
public interface Quarantine {
    /// Keeps a delivery, in the transaction of its answer.
    Uni<Void> keep(SqlConnection transaction, UnclearDelivery delivery);
}
