package io.dangol.embedded.broker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/// Every topic of the suite, with its explicit partition count.
public final class Topics {
    /// Partitions of a domain topic: the most replicas of one consumer that can share its work.
    public static final int PARTITIONS = 6;

    private static final Duration RETENTION = Duration.ofDays(7);
    private static final Duration DEAD_RETENTION = Duration.ofDays(30);
    static final List<String> SERVICES = List.of("customer", "feedback", "loyalty", "analytics");

    private Topics() {}

    /// The domain topics, one a service, and for each the topic of the records that a consumer gave up
    /// on.
    public static List<NewTopic> all() {
        return SERVICES.stream()
                .map(Topics::events)
                .flatMap(topic ->
                        List.of(topic(topic, PARTITIONS, RETENTION), topic(dead(topic), 1, DEAD_RETENTION)).stream())
                .toList();
    }

    /// The topic of a service's events.
    static String events(String service) {
        return service + ".events";
    }

    /// The topic of what consumers of a topic gave up on.
    static String dead(String topic) {
        return topic + ".dead";
    }

    private static NewTopic topic(String name, int partitions, Duration retention) {
        return new NewTopic(name, partitions, (short) 1)
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis())));
    }
}
