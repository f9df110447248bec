package io.dangol.feedback.voice.record;

import io.dangol.feedback.base.customer.IdentityName;
import io.dangol.feedback.base.customer.KnownCustomers;
import io.dangol.feedback.voice.Differing;
import io.dangol.feedback.voice.Draft;
import io.dangol.feedback.voice.Feedback;
import io.dangol.feedback.voice.FeedbackFollowUp;
import io.dangol.feedback.voice.FeedbackFollowUp.Considered;
import io.dangol.feedback.voice.FeedbackFollowUp.Effect;
import io.dangol.feedback.voice.FeedbackRecorder;
import io.dangol.feedback.voice.Recorded;
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
    public Draft draft(Submission submission, Instant receivedAt) {
        List<Optional<?>> thoughts = new ArrayList<>();
        followUps.forEach(followUp -> thoughts.add(followUp.consider(submission)));
        return new Draft(ids.next(), submission, receivedAt, thoughts);
    }

    @Override
    public Uni<Recorded> record(SqlConnection transaction, Draft draft, Differing differing) {
        return record(transaction, List.of(draft), differing).map(List::getFirst);
    }

    @Override
    public Uni<List<Recorded>> record(SqlConnection transaction, List<Draft> drafts, Differing differing) {
        return customers(transaction, drafts).flatMap(known -> record(transaction, drafts, known, differing));
    }

    @Override
    public Uni<Map<IdentityName, UUID>> customers(SqlConnection transaction, List<Draft> drafts) {
        return customers.identify(transaction, names(drafts));
    }

    @Override
    public Uni<List<Recorded>> record(
            SqlConnection transaction, List<Draft> drafts, Map<IdentityName, UUID> known, Differing differing) {
        if (drafts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Feedback> wanted = drafts.stream()
                .map(draft ->
                        Feedback.first(draft.id(), draft.submission(), customer(draft, known), draft.receivedAt()))
                .toList();
        if (drafts.stream().allMatch(draft -> draft.submission().reference().isEmpty())) {
            return write(
                            transaction,
                            drafts,
                            wanted,
                            List.of(repository.insert(transaction, wanted).replaceWithVoid()))
                    .replaceWith(() ->
                            wanted.stream().<Recorded>map(Recorded.Created::new).toList());
        }
        return repository
                .insert(transaction, wanted)
                .flatMap(inserted -> recordReferenced(transaction, drafts, wanted, inserted, differing));
    }

    /// Feedback whose reference was free is inserted by now. What others recorded under a reference,
    /// or drafts before it, is read behind that, so nobody can come between.
    private Uni<List<Recorded>> recordReferenced(
            SqlConnection transaction,
            List<Draft> drafts,
            List<Feedback> wanted,
            Set<UUID> inserted,
            Differing differing) {
        List<Draft> newDrafts =
                drafts.stream().filter(draft -> inserted.contains(draft.id())).toList();
        List<Feedback> created = wanted.stream()
                .filter(feedback -> inserted.contains(feedback.id()))
                .toList();
        List<Feedback> late = wanted.stream()
                .filter(feedback -> !inserted.contains(feedback.id()))
                .toList();
        Uni<Void> written =
                created.isEmpty() ? Uni.createFrom().voidItem() : write(transaction, newDrafts, created, List.of());
        return written.chain(() -> meetRecorded(transaction, late, differing))
                .call(met -> revise(transaction, drafts, met))
                .map(met -> wanted.stream()
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
                .map(each -> Reference.of(each.submission()))
                .distinct()
                .toList();
        return repository.holdByReference(transaction, references).map(held -> {
            Map<Reference, Feedback> present = new HashMap<>();
            held.forEach(feedback -> present.put(Reference.of(feedback.submission()), feedback));
            Map<UUID, Recorded> met = new LinkedHashMap<>();
            for (Feedback each : late) {
                Reference reference = Reference.of(each.submission());
                Recorded outcome = Objects.requireNonNull(present.get(reference), "a conflict has a row")
                        .meet(each.submission(), each.customerId(), each.receivedAt(), differing);
                present.put(reference, outcome.feedback());
                met.put(each.id(), outcome);
            }
            return met;
        });
    }

    /// Writes edits one after the other: they are few.
    private Uni<Void> revise(SqlConnection transaction, List<Draft> drafts, Map<UUID, Recorded> met) {
        Map<UUID, Draft> byId = drafts.stream().collect(Collectors.toMap(Draft::id, draft -> draft));
        Uni<Void> revised = Uni.createFrom().voidItem();
        for (Map.Entry<UUID, Recorded> entry : met.entrySet()) {
            if (entry.getValue() instanceof Recorded.Revised edit) {
                Draft draft = Objects.requireNonNull(byId.get(entry.getKey()));
                revised = revised.chain(() -> revise(transaction, draft, edit));
            }
        }
        return revised;
    }

    private Uni<Void> revise(SqlConnection transaction, Draft draft, Recorded.Revised edit) {
        List<DomainEvent> events = new ArrayList<>();
        events.add(FeedbackRevised.of(edit.feedback()));
        Uni<Void> written = repository.revise(transaction, edit.feedback());
        for (int place = 0; place < followUps.size(); place++) {
            int own = place;
            written = written.chain(() -> followRevision(transaction, followUps.get(own), own, draft, edit))
                    .invoke(events::addAll)
                    .replaceWithVoid();
        }
        return written.chain(() -> outbox.add(transaction, events));
    }

    private static <T> Uni<List<DomainEvent>> followRevision(
            SqlConnection transaction, FeedbackFollowUp<T> followUp, int place, Draft draft, Recorded.Revised edit) {
        return BatchRecorder.<T>thought(draft, place)
                .map(thought -> followUp.followRevision(
                        transaction, new FeedbackFollowUp.Revision<>(edit.before(), edit.feedback(), thought)))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private static List<IdentityName> names(List<Draft> drafts) {
        return drafts.stream()
                .map(BatchRecorder::name)
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

    /// Sends every statement without waiting for the one before, which the connection keeps in order:
    /// one round trip.
    ///
    /// @param first what is sent before
    private Uni<Void> write(
            SqlConnection transaction, List<Draft> drafts, List<Feedback> recorded, List<Uni<Void>> first) {
        List<Uni<Void>> statements = new ArrayList<>(first);
        List<DomainEvent> events = new ArrayList<>();
        recorded.forEach(feedback -> events.add(FeedbackReceived.of(feedback, hasher)));
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
            BatchRecorder.<T>thought(drafts.get(index), place)
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
