package io.dangol.feedback.voice.record;

import io.dangol.feedback.base.customer.IdentityName;
import io.dangol.feedback.base.customer.KnownCustomers;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.voice.Differing;
import io.dangol.feedback.voice.Feedback;
import io.dangol.feedback.voice.Feedback.Recorded;
import io.dangol.feedback.voice.FeedbackFollowUp;
import io.dangol.feedback.voice.FeedbackFollowUp.Effect;
import io.dangol.feedback.voice.FeedbackFollowUp.Prepared;
import io.dangol.feedback.voice.FeedbackRecorder;
import io.dangol.feedback.voice.Preparations;
import io.dangol.feedback.voice.PreparedFeedback;
import io.dangol.feedback.voice.Reference;
import io.dangol.feedback.voice.Submission;
import io.dangol.kit.identity.IdentityHasher;
import io.dangol.kit.outbox.DomainEvent;
import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.time.Ids;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Records feedback and all that follows from it, whichever way it came in. Much of it together costs the statements of
/// one.
@ApplicationScoped
class BatchRecorder implements FeedbackRecorder {
    private final KnownCustomers customers;
    private final FeedbackRepository repository;
    private final List<FeedbackFollowUp<?>> followUps;
    private final IdentityHasher hasher;
    private final Outbox outbox;
    private final Ids ids;

    BatchRecorder(
            KnownCustomers customers,
            FeedbackRepository repository,
            @All List<FeedbackFollowUp<?>> followUps,
            IdentityHasher hasher,
            Outbox outbox,
            Ids ids) {
        this.customers = customers;
        this.repository = repository;
        this.followUps = followUps;
        this.hasher = hasher;
        this.outbox = outbox;
        this.ids = ids;
    }

    @Override
    public PreparedFeedback prepare(Submission submission, Instant receivedAt) {
        return new PreparedFeedback(ids.next(), submission, receivedAt, Preparations.of(submission, followUps));
    }

    @Override
    public Uni<Recorded> record(SqlConnection transaction, PreparedFeedback prepared, Differing differing) {
        return record(transaction, List.of(prepared), differing).map(List::getFirst);
    }

    @Override
    public Uni<List<Recorded>> record(SqlConnection transaction, List<PreparedFeedback> batch, Differing differing) {
        return customers(transaction, batch).flatMap(known -> record(transaction, batch, known, differing));
    }

    @Override
    public Uni<Map<IdentityName, CustomerId>> customers(SqlConnection transaction, List<PreparedFeedback> batch) {
        return customers.identify(transaction, names(batch));
    }

    @Override
    public Uni<List<Recorded>> record(
            SqlConnection transaction,
            List<PreparedFeedback> batch,
            Map<IdentityName, CustomerId> known,
            Differing differing) {
        if (batch.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Recording> wanted = batch.stream()
                .map(prepared -> new Recording(
                        prepared,
                        Feedback.first(
                                prepared.id(),
                                prepared.submission(),
                                customer(prepared, known),
                                prepared.receivedAt())))
                .toList();
        if (batch.stream()
                .allMatch(prepared -> prepared.submission().reference().isEmpty())) {
            return write(
                            transaction,
                            wanted,
                            List.of(repository
                                    .insert(transaction, feedback(wanted))
                                    .replaceWithVoid()))
                    .replaceWith(() -> feedback(wanted).stream()
                            .<Recorded>map(Recorded.Created::new)
                            .toList());
        }
        return repository
                .insert(transaction, feedback(wanted))
                .flatMap(inserted -> recordReferenced(transaction, wanted, inserted, differing));
    }

    /// Prepared feedback and what is recorded of it.
    private record Recording(PreparedFeedback prepared, Feedback feedback) {}

    private static List<Feedback> feedback(List<Recording> recordings) {
        return recordings.stream().map(Recording::feedback).toList();
    }

    /// Feedback whose reference was free is inserted by now. What others recorded under a reference,
    /// or feedback before it, is read behind that, so nobody can come between.
    private Uni<List<Recorded>> recordReferenced(
            SqlConnection transaction, List<Recording> wanted, Set<UUID> inserted, Differing differing) {
        List<Recording> created = wanted.stream()
                .filter(recording -> inserted.contains(recording.feedback().id()))
                .toList();
        List<Feedback> late = feedback(wanted).stream()
                .filter(feedback -> !inserted.contains(feedback.id()))
                .toList();
        Uni<Void> written = created.isEmpty() ? Uni.createFrom().voidItem() : write(transaction, created, List.of());
        return written.chain(() -> meetRecorded(transaction, late, differing))
                .call(met -> revise(transaction, wanted, met))
                .map(met -> feedback(wanted).stream()
                        .map(feedback -> inserted.contains(feedback.id())
                                ? new Recorded.Created(feedback)
                                : Objects.requireNonNull(met.get(feedback.id())))
                        .toList());
    }

    /// What becomes of those whose reference is recorded already, by their own ids, in their order.
    private Uni<Map<UUID, Recorded>> meetRecorded(SqlConnection transaction, List<Feedback> late, Differing differing) {
        if (late.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<Reference> references = late.stream()
                .map(each -> each.submission().requiredReference())
                .distinct()
                .toList();
        return repository.holdByReference(transaction, references).map(held -> {
            Map<Reference, Feedback> present = new HashMap<>();
            held.forEach(feedback -> present.put(feedback.submission().requiredReference(), feedback));
            Map<UUID, Recorded> met = new LinkedHashMap<>();
            for (Feedback each : late) {
                Reference reference = each.submission().requiredReference();
                Recorded outcome = Objects.requireNonNull(present.get(reference), "a conflict has a row")
                        .meet(each.submission(), each.customerId(), each.receivedAt(), differing);
                present.put(reference, outcome.feedback());
                met.put(each.id(), outcome);
            }
            return met;
        });
    }

    /// Writes edits one after the other: they are few.
    private Uni<Void> revise(SqlConnection transaction, List<Recording> wanted, Map<UUID, Recorded> met) {
        Map<UUID, PreparedFeedback> byId =
                wanted.stream().map(Recording::prepared).collect(Collectors.toMap(PreparedFeedback::id, each -> each));
        Uni<Void> revised = Uni.createFrom().voidItem();
        for (Map.Entry<UUID, Recorded> entry : met.entrySet()) {
            if (entry.getValue() instanceof Recorded.Revised edit) {
                PreparedFeedback prepared = Objects.requireNonNull(byId.get(entry.getKey()));
                revised = revised.chain(() -> revise(transaction, prepared, edit));
            }
        }
        return revised;
    }

    private Uni<Void> revise(SqlConnection transaction, PreparedFeedback prepared, Recorded.Revised edit) {
        List<DomainEvent> events = new ArrayList<>();
        events.add(FeedbackRevised.of(edit.feedback()));
        Uni<Void> written = repository.revise(transaction, edit.feedback());
        for (FeedbackFollowUp<?> followUp : followUps) {
            written = written.chain(() -> followRevision(transaction, followUp, prepared, edit))
                    .invoke(events::addAll)
                    .replaceWithVoid();
        }
        return written.chain(() -> outbox.add(transaction, events));
    }

    private static <T> Uni<List<DomainEvent>> followRevision(
            SqlConnection transaction, FeedbackFollowUp<T> followUp, PreparedFeedback prepared, Recorded.Revised edit) {
        return prepared.preparations()
                .of(followUp)
                .map(preparation -> followUp.followRevision(
                        transaction, new FeedbackFollowUp.Revision<>(edit.before(), edit.feedback(), preparation)))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private static List<IdentityName> names(List<PreparedFeedback> batch) {
        return batch.stream()
                .map(BatchRecorder::name)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Optional<IdentityName> name(PreparedFeedback prepared) {
        return Optional.ofNullable(prepared.submission().externalId())
                .map(externalId -> new IdentityName(prepared.submission().source(), externalId));
    }

    private static @Nullable CustomerId customer(PreparedFeedback prepared, Map<IdentityName, CustomerId> known) {
        return name(prepared)
                .map(name -> Optional.ofNullable(known.get(name)))
                .orElseGet(() -> Optional.ofNullable(prepared.submission().customerId()))
                .orElse(null);
    }

    /// Sends every statement without waiting for the one before, which the connection keeps in order:
    /// one round trip.
    ///
    /// @param first what is sent before
    private Uni<Void> write(SqlConnection transaction, List<Recording> recordings, List<Uni<Void>> first) {
        List<Uni<Void>> statements = new ArrayList<>(first);
        List<DomainEvent> events = new ArrayList<>();
        feedback(recordings).forEach(feedback -> events.add(FeedbackReceived.of(feedback, hasher)));
        for (FeedbackFollowUp<?> followUp : followUps) {
            follow(followUp, recordings).ifPresent(effect -> {
                statements.add(effect.write().apply(transaction));
                events.addAll(effect.events());
            });
        }
        statements.add(outbox.add(transaction, events));
        return Uni.join().all(statements).andFailFast().replaceWithVoid();
    }

    private static <T> Optional<Effect> follow(FeedbackFollowUp<T> followUp, List<Recording> recordings) {
        List<Prepared<T>> prepared = new ArrayList<>();
        for (Recording recording : recordings) {
            recording
                    .prepared()
                    .preparations()
                    .of(followUp)
                    .ifPresent(preparation -> prepared.add(new Prepared<>(recording.feedback(), preparation)));
        }
        return prepared.isEmpty() ? Optional.empty() : Optional.of(followUp.follow(prepared));
    }
}
