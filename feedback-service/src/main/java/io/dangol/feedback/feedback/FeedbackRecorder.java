package io.dangol.feedback.feedback;

import io.dangol.feedback.customer.IdentityName;
import io.dangol.feedback.customer.KnownCustomers;
import io.dangol.feedback.feedback.FeedbackFollowUp.Considered;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records feedback and all that follows from it, whichever way it came in. Much of it together costs the statements of
/// one.
@ApplicationScoped
public class FeedbackRecorder {
    private final KnownCustomers customers;
    private final FeedbackRepository repository;
    private final List<FeedbackFollowUp<?>> followUps;
    private final Outbox outbox;
    private final Ids ids;

    FeedbackRecorder(
            KnownCustomers customers,
            FeedbackRepository repository,
            @All List<FeedbackFollowUp<?>> followUps,
            Outbox outbox,
            Ids ids) {
        this.customers = customers;
        this.repository = repository;
        this.followUps = followUps;
        this.outbox = outbox;
        this.ids = ids;
    }

    /// Thinks of what was said all that can be thought before there is a transaction.
    public Draft draft(Submission submission, Instant receivedAt) {
        List<Optional<?>> thoughts = new ArrayList<>();
        followUps.forEach(followUp -> thoughts.add(followUp.consider(submission)));
        return new Draft(ids.next(), submission, receivedAt, thoughts);
    }

    /// Records feedback in the caller's transaction.
    public Uni<Feedback> record(SqlConnection transaction, Submission submission, Instant receivedAt) {
        return record(transaction, List.of(draft(submission, receivedAt))).map(List::getFirst);
    }

    /// Records feedback in the caller's transaction.
    ///
    /// @return all of it, in the same order
    public Uni<List<Feedback>> record(SqlConnection transaction, List<Draft> drafts) {
        if (drafts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return customers
                .identify(transaction, names(drafts))
                .map(known -> drafts.stream()
                        .map(draft -> new Feedback(
                                draft.id(), draft.submission(), customer(draft, known), draft.receivedAt()))
                        .toList())
                .flatMap(recorded -> write(transaction, drafts, recorded).replaceWith(recorded));
    }

    private static List<IdentityName> names(List<Draft> drafts) {
        return drafts.stream()
                .map(FeedbackRecorder::name)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Optional<IdentityName> name(Draft draft) {
        return Optional.ofNullable(draft.submission().externalId())
                .map(externalId -> new IdentityName(draft.submission().source(), externalId));
    }

    private static @Nullable UUID customer(Draft draft, Map<IdentityName, UUID> known) {
        return name(draft)
                .map(name -> Optional.ofNullable(known.get(name)))
                .orElseGet(() -> Optional.ofNullable(draft.submission().customerId()))
                .orElse(null);
    }

    /// Sends every statement without waiting for the one before, which the connection keeps in order: one round trip.
    private Uni<Void> write(SqlConnection transaction, List<Draft> drafts, List<Feedback> recorded) {
        List<Uni<Void>> statements = new ArrayList<>();
        List<DomainEvent> events = new ArrayList<>();
        statements.add(repository.insert(transaction, recorded));
        recorded.forEach(feedback -> events.add(FeedbackReceived.of(feedback)));
        for (int place = 0; place < followUps.size(); place++) {
            follow(followUps.get(place), place, drafts, recorded).ifPresent(effect -> {
                statements.add(effect.write().apply(transaction));
                events.addAll(effect.events());
            });
        }
        statements.add(outbox.add(transaction, events));
        return Uni.join().all(statements).andFailFast().replaceWithVoid();
    }

    private static <T> Optional<Effect> follow(
            FeedbackFollowUp<T> followUp, int place, List<Draft> drafts, List<Feedback> recorded) {
        List<Considered<T>> considered = new ArrayList<>();
        for (int index = 0; index < drafts.size(); index++) {
            Feedback feedback = recorded.get(index);
            FeedbackRecorder.<T>thought(drafts.get(index), place)
                    .ifPresent(thought -> considered.add(new Considered<>(feedback, thought)));
        }
        return considered.isEmpty() ? Optional.empty() : Optional.of(followUp.follow(considered));
    }

    /// The thought in a place is of the follow-up in that place.
    @SuppressWarnings("unchecked")
    private static <T> Optional<T> thought(Draft draft, int place) {
        return (Optional<T>) draft.thoughts().get(place);
    }
}
