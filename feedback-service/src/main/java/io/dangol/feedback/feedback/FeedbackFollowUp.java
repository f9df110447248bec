package io.dangol.feedback.feedback;

import io.dangol.kit.outbox.DomainEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What a capability makes of feedback in the moment of its recording: all of it in the one transaction.
public interface FeedbackFollowUp {
    /// What follows from this feedback; empty where nothing does.
    Optional<Effect> of(Feedback feedback);

    /// @param write the statements, which are sent behind the feedback's own without waiting for its
    /// answer
    /// @param events what is published behind the feedback's own event
    record Effect(Function<SqlConnection, Uni<Void>> write, List<DomainEvent> events) {
        /// An effect that is told and changes nothing.
        public static Effect told(DomainEvent event) {
            return new Effect(transaction -> Uni.createFrom().voidItem(), List.of(event));
        }
    }
}
