package io.dangol.feedback.feedback;

import io.dangol.feedback.customer.KnownCustomers;
import io.dangol.feedback.feedback.FeedbackFollowUp.Effect;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.time.Ids;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Records feedback and all that follows from it, whichever way it came in.
@ApplicationScoped
public class FeedbackRecorder {
    private final KnownCustomers customers;
    private final FeedbackRepository repository;
    private final List<FeedbackFollowUp> followUps;
    private final Outbox outbox;
    private final Ids ids;

    FeedbackRecorder(
            KnownCustomers customers,
            FeedbackRepository repository,
            @All List<FeedbackFollowUp> followUps,
            Outbox outbox,
            Ids ids) {
        this.customers = customers;
        this.repository = repository;
        this.followUps = followUps;
        this.outbox = outbox;
        this.ids = ids;
    }

    /// Records feedback in the caller's transaction.
    public Uni<Feedback> record(SqlConnection transaction, Submission submission, Instant receivedAt) {
        return record(transaction, ids.next(), submission, receivedAt);
    }

    /// Records feedback in the caller's transaction, under an id that was promised already.
    ///
    /// @param id the id that it gets
    public Uni<Feedback> record(SqlConnection transaction, UUID id, Submission submission, Instant receivedAt) {
        return customer(transaction, submission)
                .map(customer -> new Feedback(id, submission, customer.orElse(null), receivedAt))
                .flatMap(feedback -> write(transaction, feedback).replaceWith(feedback));
    }

    private Uni<Optional<UUID>> customer(SqlConnection transaction, Submission submission) {
        return submission.externalId() == null
                ? Uni.createFrom().item(Optional.ofNullable(submission.customerId()))
                : customers.identify(transaction, submission.source(), submission.externalId());
    }

    /// Sends every statement without waiting for the one before, which the connection keeps in order:
    /// one round trip.
    private Uni<Void> write(SqlConnection transaction, Feedback feedback) {
        List<Uni<Void>> statements = new ArrayList<>();
        List<DomainEvent> events = new ArrayList<>();
        statements.add(repository.insert(transaction, feedback));
        events.add(FeedbackReceived.of(feedback));
        for (FeedbackFollowUp followUp : followUps) {
            Optional<Effect> effect = followUp.of(feedback);
            effect.ifPresent(followed -> {
                statements.add(followed.write().apply(transaction));
                events.addAll(followed.events());
            });
        }
        statements.add(outbox.add(transaction, events));
        return Uni.join().all(statements).andFailFast().replaceWithVoid();
    }
}
