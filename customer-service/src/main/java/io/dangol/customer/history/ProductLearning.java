package io.dangol.customer.history;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/// What the catalogue of products learns from purchases. Whoever records purchases calls it; the room of products
/// implements it.
public interface ProductLearning {
    /// Takes note of what was sold, in one statement however many lines there are. A sku that is not known becomes a
    /// product. Of a known one the last category, description and time of sale follow the newest purchase; what a
    /// person entered stays. Nothing is written, or locked, for a line that says nothing new.
    ///
    /// @param sold the lines of purchases that this transaction recorded
    Uni<Void> learn(SqlConnection transaction, List<SoldLine> sold);
}
