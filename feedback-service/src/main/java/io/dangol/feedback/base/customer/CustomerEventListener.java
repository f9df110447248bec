package io.dangol.feedback.base.customer;

import io.dangol.kit.inbox.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/// A capability that wants to know what customer-service tells; nobody else reads its topic.
public interface CustomerEventListener {
    /// Whether events of a type have an effect now; those that have none with anybody are passed
    /// over unread.
    boolean matters(String type);

    /// Takes events that were not taken before, in the transaction with the note that they were; of types
    /// that matter to somebody, not only to this one.
    Uni<Void> handle(SqlConnection transaction, List<ReceivedEvent> events);
}
