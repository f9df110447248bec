package io.dangol.feedback.voice;

import io.dangol.kit.outbox.DomainEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What a capability makes of feedback in the moment of its recording: all of it in the one transaction.
///
/// @param <T> what it thinks of a piece of feedback before that
public interface FeedbackFollowUp<T> {
    /// What is to be thought of what was said, before there is a transaction: here is the place for
    /// what takes time. Empty where nothing follows from it.
    Optional<T> consider(Submission said);

    /// What follows from feedback, in the order in which it is recorded; at least one.
    Effect follow(List<Considered<T>> recorded);

    /// What follows from a new version of feedback that was recorded before; nothing unless a
    /// capability says so.
    ///
    /// @return what is published behind the version's own event
    default Uni<List<DomainEvent>> followRevision(SqlConnection transaction, Revision<T> revision) {
        return Uni.createFrom().item(List.of());
    }

    /// A new version of feedback.
    ///
    /// @param thought what was thought of `now`
    record Revision<T>(Feedback before, Feedback now, T thought) {}

    /// Feedback that is being recorded, and what was thought of it.
    record Considered<T>(Feedback feedback, T thought) {}

    /// @param write the statements, which are sent behind the feedback's own without waiting for its
    ///     answer
    /// @param events what is published behind the feedback's own events
    record Effect(Function<SqlConnection, Uni<Void>> write, List<DomainEvent> events) {
        /// Effects that are told and change nothing.
        public static Effect told(List<DomainEvent> events) {
            return new Effect(transaction -> Uni.createFrom().voidItem(), events);
        }
    }
}
