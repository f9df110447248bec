package io.dangol.kit.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/// The effect of events on this service's own state.
@FunctionalInterface
public interface EventHandler {
    /// Takes events that this consumer has not taken before, in the order of their partition, in one
    /// transaction with the note that they were taken.
    ///
    /// It must be right when an event comes after a newer one. It must have no effect outside the
    /// transaction, which may be rolled back and tried again with other events beside. Types that it does not
    /// know are not its business. A failure means that one of the events cannot be taken; they are then tried
    /// one by one.
    Uni<Void> handle(SqlConnection transaction, List<ReceivedEvent> events);
}
