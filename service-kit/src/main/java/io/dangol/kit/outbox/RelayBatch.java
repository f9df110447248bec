package io.dangol.kit.outbox;

import static io.dangol.kit.outbox.Relay.await;

import io.dangol.kit.event.EventProducer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jboss.logging.Logger;

/// Reads, sends and marks one batch after another.
///
/// Of each subject only the unbroken run of acknowledged events is marked as sent: what stands behind a failure is
/// sent again, so that a subject's last word is always the last on the topic.
final class RelayBatch {
    private static final Logger LOG = Logger.getLogger(RelayBatch.class);
    private static final int FAILED_SUBJECTS_MOST = 10_000;
    private static final int FAILURE_LENGTH_MOST = 500;

    private final OutboxStore store;
    private final EventProducer producer;
    private final RelaySettings settings;
    private final Set<String> failedSubjects = new HashSet<>();
    private final LowWater lowWater = new LowWater();
    private long after;

    RelayBatch(OutboxStore store, EventProducer producer, RelaySettings settings) {
        this.store = store;
        this.producer = producer;
        this.settings = settings;
    }

    /// Gives the subjects that stopped another chance, and looks at everything that is unsent, in the next batch.
    void retryFailed() {
        failedSubjects.clear();
        after = 0;
    }

    /// Has the next batch look again at what may have come in front of the last one: positions commit out of order.
    void lookAgain() {
        after = await(store.snapshot().map(snapshot -> lowWater.look(snapshot.oldestRunning(), snapshot.next())));
    }

    /// How long the oldest unsent event has been waiting; zero where none is. Those of subjects that stopped are
    /// unsent.
    Duration oldestUnsentAge() {
        return await(store.oldestUnsentAge(failedSubjects.isEmpty() ? lowWater.mark() : 0));
    }

    /// @return how many events were read; fewer than the batch size when nothing more is waiting
    /// @throws KafkaException if the broker cannot be reached; what it acknowledged before is marked
    int publish() {
        List<UnsentEvent> events = await(store.unsent(settings.batchSize(), failedSubjects, after));
        if (events.size() < settings.batchSize()) {
            lowWater.end();
        }
        if (events.isEmpty()) {
            return 0;
        }
        after = events.getLast().position();
        lowWater.read(after);
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(events.size());
        for (UnsentEvent event : events) {
            acknowledgements.add(producer.send(OutboxMessage.of(event, settings.topic(), settings.source())));
        }
        return mark(events, acknowledgements);
    }

    private int mark(List<UnsentEvent> events, List<Future<RecordMetadata>> acknowledgements) {
        List<UnsentEvent> sent = new ArrayList<>(events.size());
        Set<String> broken = new HashSet<>();
        KafkaException outage = null;
        for (int index = 0; index < events.size(); index++) {
            UnsentEvent event = events.get(index);
            try {
                acknowledgements.get(index).get();
                if (!broken.contains(event.subject())) {
                    sent.add(event);
                }
            } catch (ExecutionException failure) {
                Throwable cause = Objects.requireNonNullElse(failure.getCause(), failure);
                broken.add(event.subject());
                if (isOfTheRecord(cause)) {
                    stopSubject(event, cause);
                } else {
                    outage = new KafkaException("the broker did not take the events", cause);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while publishing", interrupted);
            }
        }
        if (!sent.isEmpty()) {
            await(store.markSent(sent));
        }
        if (outage != null) {
            throw outage;
        }
        return events.size();
    }

    private void stopSubject(UnsentEvent event, Throwable cause) {
        LOG.errorf("event %s of type %s cannot be published: %s", event.id(), event.type(), cause.getClass());
        String failure = String.valueOf(cause);
        await(store.markFailed(event, failure.substring(0, Math.min(failure.length(), FAILURE_LENGTH_MOST))));
        if (failedSubjects.size() < FAILED_SUBJECTS_MOST) {
            failedSubjects.add(event.subject());
        }
    }

    private static boolean isOfTheRecord(Throwable cause) {
        return cause instanceof RecordTooLargeException
                || cause instanceof InvalidRecordException
                || cause instanceof SerializationException;
    }
}
