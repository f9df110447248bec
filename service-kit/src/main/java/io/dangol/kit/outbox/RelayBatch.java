package io.dangol.kit.outbox;

import static io.dangol.kit.outbox.OutboxStore.await;

import io.dangol.kit.event.EventProducer;
import io.dangol.kit.event.OrderedProducer;
import io.dangol.kit.event.OrderedProducer.Result;
import io.dangol.kit.outbox.OutboxStore.Unsent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Reads, sends and marks one batch after another.
///
/// A subject of which the broker refused an event is fenced: nothing of it is sent until that event was sent, alone,
/// and then the rest follows in order. Of every other event that was not acknowledged it is unknown whether it was
/// written; all of them are sent again, in order.
final class RelayBatch {
    private static final Logger LOG = Logger.getLogger(RelayBatch.class);
    private static final int FENCED_MOST = 1_000;
    private static final int RETRIED_AT_ONCE_MOST = 50;
    private static final int FAILURE_LENGTH_MOST = 500;

    private final OutboxStore store;
    private final OrderedProducer ordered;
    private final EventProducer single;
    private final RelaySettings settings;
    private final Set<String> fenced;
    private final LowWater lowWater = new LowWater();
    /// Whether the next batches begin with the first unsent event rather than behind the mark.
    private boolean everything;

    private RelayBatch(
            OutboxStore store,
            OrderedProducer ordered,
            EventProducer single,
            RelaySettings settings,
            Set<String> fenced) {
        this.store = store;
        this.ordered = ordered;
        this.single = single;
        this.settings = settings;
        this.fenced = fenced;
    }

    /// Begins where whoever published before left off: what was fenced stays so.
    static RelayBatch begin(OutboxStore store, OrderedProducer ordered, EventProducer single, RelaySettings settings) {
        return new RelayBatch(
                store, ordered, single, settings, new HashSet<>(await(store.fencedSubjects(FENCED_MOST))));
    }

    /// What a batch came to.
    ///
    /// @param published events that the broker acknowledged
    /// @param more whether the next batch should follow at once
    record Outcome(int published, boolean more) {}

    /// Gives fenced subjects another chance, and looks at everything that is unsent in the next batches.
    /// Of a fenced subject only its first event is sent, so that no later one can be written in front
    /// of it.
    void retryFenced() {
        List<String> subjects = List.copyOf(fenced);
        for (int from = 0; from < subjects.size(); from += RETRIED_AT_ONCE_MOST) {
            retry(subjects.subList(from, Math.min(subjects.size(), from + RETRIED_AT_ONCE_MOST)));
        }
        everything = true;
    }

    private void retry(List<String> subjects) {
        List<UnsentEvent> firsts = await(store.firstUnsent(subjects));
        List<Future<RecordMetadata>> sent =
                firsts.stream().map(event -> single.send(message(event))).toList();
        List<UnsentEvent> published = new ArrayList<>();
        Set<String> refused = new HashSet<>();
        for (int index = 0; index < firsts.size(); index++) {
            if (isAcknowledged(sent.get(index))) {
                published.add(firsts.get(index));
            } else {
                refused.add(firsts.get(index).subject());
            }
        }
        if (!published.isEmpty()) {
            await(store.markSent(published));
        }
        subjects.stream().filter(subject -> !refused.contains(subject)).forEach(fenced::remove);
    }

    /// How long the oldest unsent event has been waiting; zero where none is. Those of fenced subjects
    /// are unsent.
    Duration oldestUnsentAge() {
        return await(store.oldestUnsentAge(fenced.isEmpty() ? lowWater.mark() : 0));
    }

    /// @throws KafkaException if the broker cannot be reached; what it acknowledged before is marked
    Outcome publish() {
        if (fenced.size() >= FENCED_MOST) {
            LOG.errorf("publishing stands still: the broker refused events of %d subjects", fenced.size());
            return new Outcome(0, false);
        }
        Unsent unsent = read();
        List<UnsentEvent> events = unsent.events();
        if (events.isEmpty()) {
            everything = false;
            lowWater.cameTo(Long.MAX_VALUE);
            return new Outcome(0, false);
        }
        Settled settled = settle(events, deliver(events));
        if (!settled.sent().isEmpty()) {
            await(store.markSent(settled.sent()));
        }
        Throwable failure = settled.failure();
        if (failure != null) {
            if (settled.refused()) {
                return new Outcome(settled.sent().size(), true);
            }
            throw new KafkaException("the broker did not take the events", failure);
        }
        boolean more = unsent.more();
        events.forEach(event -> lowWater.read(event.position()));
        lowWater.cameTo(more ? events.getLast().position() : Long.MAX_VALUE);
        everything = everything && more;
        return new Outcome(events.size(), more);
    }

    /// What is unsent behind the mark. Transactions are looked at first, so that what those have left
    /// that are over is among it.
    private Unsent read() {
        if (lowWater.hasGaps()) {
            await(store.snapshot().invoke(snapshot -> lowWater.look(snapshot.oldestRunning(), snapshot.next())));
        }
        return await(store.unsent(settings.batchSize(), fenced, everything ? 0 : lowWater.mark()));
    }

    /// What became of a batch.
    ///
    /// @param sent the acknowledged events, of each subject up to its first one that is not
    /// @param refused whether the failure was an event's own: its subject is fenced now, and the rest
    ///     can go on
    /// @param failure why some events were not acknowledged; null where all were
    private record Settled(
            List<UnsentEvent> sent,
            boolean refused,
            @Nullable Throwable failure) {}

    private Settled settle(List<UnsentEvent> events, List<Result> results) {
        List<UnsentEvent> sent = new ArrayList<>(events.size());
        Set<String> unsent = new HashSet<>();
        boolean refused = false;
        Throwable failure = null;
        for (int index = 0; index < events.size(); index++) {
            UnsentEvent event = events.get(index);
            switch (results.get(index)) {
                case Result.Acknowledged done -> {
                    if (!unsent.contains(event.subject())) {
                        sent.add(event);
                    }
                }
                case Result.NotSent(Throwable cause) -> {
                    unsent.add(event.subject());
                    failure = cause;
                }
                case Result.Unacknowledged(Throwable cause) -> {
                    unsent.add(event.subject());
                    failure = cause;
                    if (isOfTheRecord(cause) && fenced.add(event.subject())) {
                        refused = true;
                        markRefused(event, cause);
                    }
                }
            }
        }
        return new Settled(sent, refused, failure);
    }

    private List<Result> deliver(List<UnsentEvent> events) {
        try {
            return ordered.deliver(events.stream().map(this::message).toList());
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private ProducerRecord<byte[], byte[]> message(UnsentEvent event) {
        return OutboxMessage.of(event, settings.topic(), settings.source());
    }

    private static boolean isAcknowledged(Future<RecordMetadata> sent) {
        try {
            sent.get();
            return true;
        } catch (ExecutionException refused) {
            LOG.debug("a fenced subject stays so", refused);
            return false;
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private void markRefused(UnsentEvent event, Throwable cause) {
        LOG.errorf("event %s of type %s cannot be published: %s", event.id(), event.type(), cause.getClass());
        String failure = Objects.toString(cause);
        await(store.markFailed(event, failure.substring(0, Math.min(failure.length(), FAILURE_LENGTH_MOST))));
    }

    private static boolean isOfTheRecord(Throwable cause) {
        return cause instanceof RecordTooLargeException
                || cause instanceof InvalidRecordException
                || cause instanceof SerializationException;
    }

    private static IllegalStateException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while publishing", interrupted);
    }
}
