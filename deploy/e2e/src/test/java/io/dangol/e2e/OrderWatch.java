package io.dangol.e2e;

import io.dangol.e2e.EventTables.Entry;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// Consumes the topics of all services from their beginning, and notes when each event is first seen. Duplicates are
/// allowed; the first sights of one customer must come in the order in which the service wrote the events.
final class OrderWatch implements AutoCloseable {
    /// The services that publish events.
    static final List<String> SERVICES = List.of("customer", "feedback", "loyalty");

    private static final Duration POLL = Duration.ofMillis(200);
    /// The outbox is asked for many events at once, because it has no index for it.
    private static final Duration ASK_EVERY = Duration.ofSeconds(3);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(1);
    private static final int RECORDS_AT_ONCE = 5_000;

    private final Map<String, Object> broker;
    private final EventTables tables;
    private final Thread thread;
    private final Set<UUID> seen = ConcurrentHashMap.newKeySet();
    /// The last event that was first seen, by service and customer.
    private final Map<String, Sight> last = new HashMap<>();
    private final AtomicLong duplicates = new AtomicLong();
    private final AtomicLong foreign = new AtomicLong();
    private volatile Optional<String> violation = Optional.empty();
    private volatile @Nullable Throwable failure;
    private volatile boolean over;

    /// An event that lies at an offset of a topic.
    private record Sight(Entry event, String place) {
        @Override
        public String toString() {
            return "%s %s at %s, position %d, written %s"
                    .formatted(event.type(), event.id(), place, event.position(), event.written());
        }
    }

    private OrderWatch(Suite suite) {
        this.broker = suite.broker();
        this.tables = new EventTables(suite);
        this.thread = Thread.ofPlatform().name("order watch").unstarted(this::watch);
    }

    static OrderWatch start(Suite suite) {
        OrderWatch watch = new OrderWatch(suite);
        watch.thread.start();
        return watch;
    }

    /// Events that were seen, each counted once.
    long events() {
        return seen.size();
    }

    /// Records that repeat an event.
    long duplicates() {
        return duplicates.get();
    }

    /// Records that no service has written.
    long foreign() {
        return foreign.get();
    }

    boolean hasSeenAll(Set<UUID> events) {
        return seen.containsAll(events);
    }

    /// @throws AssertionError if an event of a customer was first seen behind a later one
    void requireOrder() {
        violation.ifPresent(found -> {
            throw new AssertionError(found);
        });
        if (failure != null) {
            throw new AssertionError("the order is not watched any more", failure);
        }
    }

    private void watch() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            while (!over && violation.isEmpty()) {
                List<ConsumerRecord<byte[], byte[]>> records = gather(consumer);
                for (String service : SERVICES) {
                    note(
                            service,
                            records.stream()
                                    .filter(one -> one.topic().equals(topic(service)))
                                    .toList());
                }
            }
        } catch (RuntimeException unexpected) {
            if (!over) {
                failure = unexpected;
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_AT_ONCE);
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = SERVICES.stream()
                .flatMap(service -> consumer.partitionsFor(topic(service)).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private static String topic(String service) {
        return service + ".events";
    }

    private List<ConsumerRecord<byte[], byte[]>> gather(KafkaConsumer<byte[], byte[]> consumer) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        long untilNanos = System.nanoTime() + ASK_EVERY.toNanos();
        while (!over && records.size() < RECORDS_AT_ONCE && System.nanoTime() < untilNanos) {
            consumer.poll(POLL).forEach(records::add);
        }
        return records;
    }

    private void note(String service, List<ConsumerRecord<byte[], byte[]>> records) {
        List<UUID> fresh = records.stream()
                .flatMap(one -> id(one).stream())
                .filter(id -> !seen.contains(id))
                .toList();
        Map<UUID, Entry> written = fresh.isEmpty() ? Map.of() : written(service, fresh);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Optional<UUID> id = id(record);
            if (id.isPresent() && seen.contains(id.get())) {
                duplicates.incrementAndGet();
            } else if (id.map(written::get).isEmpty()) {
                foreign.incrementAndGet();
            } else {
                firstSight(service, record, written.get(id.get()));
            }
        }
    }

    private void firstSight(String service, ConsumerRecord<byte[], byte[]> record, Entry event) {
        Sight sight = new Sight(event, record.topic() + "/" + record.partition() + "/" + record.offset());
        if (!event.subject().equals(new String(record.key(), StandardCharsets.UTF_8))) {
            violation = Optional.of("its key is not its customer: " + sight);
        }
        Sight before = last.put(service + " " + event.subject(), sight);
        if (before != null && before.event().position() > event.position()) {
            violation = Optional.of("an event of %s came first behind a later one:%n  %s%n  behind %s"
                    .formatted(event.subject(), sight, before));
        }
        seen.add(event.id());
    }

    /// Asks until the database answers: it is killed, too.
    private Map<UUID, Entry> written(String service, List<UUID> ids) {
        while (!over) {
            try {
                return tables.entries(service, ids);
            } catch (SQLException | UncheckedIOException away) {
                LockSupport.parkNanos(ASK_AGAIN_AFTER.toNanos());
            }
        }
        throw new IllegalStateException("the watch is over");
    }

    /// @return empty where it is no event
    private static Optional<UUID> id(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader("ce_id");
        try {
            return header == null || header.value() == null
                    ? Optional.empty()
                    : Optional.of(UUID.fromString(new String(header.value(), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
