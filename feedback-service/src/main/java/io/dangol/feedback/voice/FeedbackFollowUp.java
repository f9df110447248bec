package io.dangol.feedback.voice;

import io.dangol.kit.outbox.DomainEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What a capability makes of feedback in the moment of its recording: all of it in the one transaction.
///
/// @param <T> what it prepares for a piece of feedback before that
public interface FeedbackFollowUp<T> {
    /// Prepares for a submission before its transaction starts; here is the place for what takes time.
    ///
    /// @return empty where nothing follows from the submission
    Optional<T> prepare(Submission submission);

    /// What follows from feedback, in the order in which it is recorded; at least one.
    Effect follow(List<Prepared<T>> recorded);

    /// What follows from a new version of feedback that was recorded before; nothing unless a
    /// capability says so.
    ///
    /// @return what is published behind the version's own event
    default Uni<List<DomainEvent>> followRevision(SqlConnection transaction, Revision<T> revision) {
        return Uni.createFrom().item(List.of());
    }

    /// A new version of feedback.
    ///
    /// @param preparation what was prepared for `now`
    record Revision<T>(Feedback before, Feedback now, T preparation) {}

    /// Feedback that is being recorded, and what was prepared for it.
    record Prepared<T>(Feedback feedback, T preparation) {}

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
