package io.dangol.kit.inbox;

import io.dangol.kit.event.EventHeaders;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.transaction.InTurn;
import io.dangol.kit.transaction.Outage;
import io.dangol.kit.transaction.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/// Turns a batch of records into one transaction: the inbox, the effect, nothing else.
///
/// An event that is not what its type's schema promises becomes a dead letter at once, with the reason. All consumers
/// of a type check it in the same way, so that they agree on what happened.
///
/// A batch that fails is tried again while the database is away, for as long as that lasts (the partition waits; the
/// waits are bounded). If the database is there and it fails still, the batch is halved until the one event that
/// cannot be taken stands alone; that one is set aside as a dead letter after its retries. Later events of the same
/// key go on: every handler is right whatever the order. Any other failure is retried too, for as long as it
/// lasts: a failure that reached the channel would end it.
@ApplicationScoped
public class EventConsumer {
    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final int TRIES_OF_ONE_EVENT = 3;
    private static final Duration RETRY_DELAY = Duration.ofMillis(200);
    private static final Duration OUTAGE_DELAY = Duration.ofSeconds(1);
    private static final Duration BATCH_BACKOFF_FIRST = Duration.ofSeconds(1);
    private static final Duration BATCH_BACKOFF_MOST = Duration.ofSeconds(30);

    private final Transactions transactions;
    private final Inbox inbox;
    private final EventParser parser;
    private final DeadLetters deadLetters;
    private final MeterRegistry metrics;

    EventConsumer(
            Transactions transactions,
            Inbox inbox,
            EventParser parser,
            DeadLetters deadLetters,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.parser = parser;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    /// Consumes a batch of which only some types matter; a record of another type is passed over
    /// unread. Done when every record has had its effect or was set aside; it does not fail.
    ///
    /// @param consumer the name under which the service remembers what it has taken; stable for ever
    /// @param matters whether events of a type have an effect here; their schemas are on the class path
    public Uni<Void> consume(
            String consumer,
            ConsumerRecords<byte[], byte[]> messages,
            Predicate<String> matters,
            EventHandler handler) {
        return Uni.createFrom()
                .deferred(() -> consumeOnce(consumer, messages, matters, handler))
                .onFailure()
                .invoke(failure -> {
                    LOG.errorf(failure, "%s could not consume a batch and tries again", consumer);
                    metrics.counter("dangol.inbox.failures", "consumer", consumer)
                            .increment();
                })
                .onFailure()
                .retry()
                .withBackOff(BATCH_BACKOFF_FIRST, BATCH_BACKOFF_MOST)
                .indefinitely();
    }

    private Uni<Void> consumeOnce(
            String consumer,
            ConsumerRecords<byte[], byte[]> messages,
            Predicate<String> matters,
            EventHandler handler) {
        List<Delivery> deliveries = new ArrayList<>(messages.count());
        List<Uni<Void>> refused = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> message : messages) {
            String type = header(message, EventHeaders.TYPE);
            if ((!type.isEmpty() && !matters.test(type)) || isForAnother(consumer, message)) {
                continue;
            }
            try {
                deliveries.add(new Delivery(message, parser.parse(message)));
            } catch (UnacceptableEvent reason) {
                refused.add(Uni.createFrom().deferred(() -> giveUp(consumer, message, reason.getMessage())));
            }
        }
        return InTurn.forEach(refused, step -> step)
                .chain(() -> take(consumer, deliveries, handler, 1))
                .invoke(() -> metrics.counter("dangol.inbox.consumed", "consumer", consumer)
                        .increment(messages.count()));
    }

    /// A dead letter that was sent again is for the consumer that refused it; the others took it long
    /// ago.
    private static boolean isForAnother(String consumer, ConsumerRecord<byte[], byte[]> message) {
        String addressee = header(message, EventHeaders.REPLAY_FOR);
        return !addressee.isEmpty() && !addressee.equals(consumer);
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private record Delivery(ConsumerRecord<byte[], byte[]> message, ReceivedEvent event) {}

    private Uni<Void> take(String consumer, List<Delivery> deliveries, EventHandler handler, int attempt) {
        if (deliveries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<ReceivedEvent> events = deliveries.stream().map(Delivery::event).toList();
        return transactions
                .write(transaction -> inbox.take(transaction, consumer, events)
                        .flatMap(fresh ->
                                fresh.isEmpty() ? Uni.createFrom().voidItem() : handler.handle(transaction, fresh)))
                .onFailure()
                .recoverWithUni(failure -> recover(consumer, deliveries, handler, attempt, failure));
    }

    private Uni<Void> recover(
            String consumer, List<Delivery> deliveries, EventHandler handler, int attempt, Throwable failure) {
        if (Outage.isToldBy(failure)) {
            LOG.warnf("%s waits for its database", consumer);
            return delayed(OUTAGE_DELAY).chain(() -> take(consumer, deliveries, handler, attempt));
        }
        if (attempt < TRIES_OF_ONE_EVENT && !(failure instanceof UnacceptableEvent)) {
            LOG.warnf("%s tries again after %s", consumer, reason(failure));
            return delayed(RETRY_DELAY.multipliedBy(attempt))
                    .chain(() -> take(consumer, deliveries, handler, attempt + 1));
        }
        if (deliveries.size() == 1) {
            LOG.debug("the failure of a dead letter", failure);
            return giveUp(consumer, deliveries.getFirst().message(), reason(failure));
        }
        int half = deliveries.size() / 2;
        return take(consumer, deliveries.subList(0, half), handler, TRIES_OF_ONE_EVENT)
                .chain(() -> take(consumer, deliveries.subList(half, deliveries.size()), handler, TRIES_OF_ONE_EVENT));
    }

    private Uni<Void> giveUp(String consumer, ConsumerRecord<byte[], byte[]> message, String reason) {
        metrics.counter("dangol.inbox.dead", "consumer", consumer).increment();
        return deadLetters.add(consumer, message, consumer + " refuses it: " + reason);
    }

    private static Uni<Void> delayed(Duration delay) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(delay);
    }

    /// What kind of failure it was; never the message of one that may quote the data.
    private static String reason(Throwable failure) {
        return switch (failure) {
            case PgException refused -> "the database refused its effect: SQL state " + refused.getSqlState();
            case UnacceptableEvent refused -> refused.getMessage();
            case Refusal refused ->
                "a rule forbids its effect: " + refused.type().slug();
            case Throwable other -> "the consumer failed: " + other.getClass().getName();
        };
    }
}
