package io.dangol.analytics.fact.progress;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// What the broker has of the topics that are taken in. Every question is bounded in time.
@ApplicationScoped
class BrokerTopics {
    private static final int TIMEOUT_MILLIS = 1_500;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
    private static final OffsetSpec FIRST_WITH_TIME = OffsetSpec.forTimestamp(0);

    private final Map<String, Object> broker;
    private final List<String> topics;
    private @Nullable Admin admin;

    BrokerTopics(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "dangol.analytics.topics") List<String> topics) {
        this.broker = Map.copyOf(broker);
        this.topics = List.copyOf(topics);
    }

    /// A record's place and the time of its publication.
    record Position(long offset, Instant publishedAt) {}

    /// The offset behind the last record, of every partition.
    Uni<Map<TopicPartition, Long>> ends() {
        return ask(() -> admin().describeTopics(topics).allTopicNames())
                .flatMap(described -> offsets(partitions(described.values()), OffsetSpec.latest()))
                .map(found -> found.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().offset())));
    }

    /// The first record that each of these partitions still has; without those that have none.
    Uni<Map<TopicPartition, Position>> firsts(Set<TopicPartition> partitions) {
        return offsets(partitions, FIRST_WITH_TIME).map(found -> {
            Map<TopicPartition, Position> firsts = new HashMap<>();
            found.forEach((partition, first) -> {
                if (first.offset() >= 0) {
                    firsts.put(partition, new Position(first.offset(), Instant.ofEpochMilli(first.timestamp())));
                }
            });
            return firsts;
        });
    }

    private Uni<Map<TopicPartition, ListOffsetsResultInfo>> offsets(Set<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> wanted =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> which));
        return ask(() -> admin().listOffsets(wanted).all());
    }

    private static Set<TopicPartition> partitions(Collection<TopicDescription> topics) {
        return topics.stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
    }

    private static <T> Uni<T> ask(java.util.function.Supplier<KafkaFuture<T>> question) {
        return Uni.createFrom()
                .completionStage(() -> question.get().toCompletionStage())
                .ifNoItem()
                .after(Duration.ofMillis(TIMEOUT_MILLIS))
                .fail();
    }

    private synchronized Admin admin() {
        Admin ready = admin;
        if (ready == null) {
            Map<String, Object> settings = new HashMap<>(broker);
            settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
            settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
            settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, TIMEOUT_MILLIS);
            ready = Admin.create(settings);
            admin = ready;
        }
        return ready;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(CLOSE_TIMEOUT);
        }
    }
}
