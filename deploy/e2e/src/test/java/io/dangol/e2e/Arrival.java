package io.dangol.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.e2e.EventTables.Entry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Holds what was published and consumed against what the services have written: every event is on its topic, and
/// every service that consumes its type has consumed it.
final class Arrival {
    private static final Duration WITHIN = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    /// The types that a service always consumes; others it passes over while nobody waits for them.
    private static final Map<String, List<String>> CONSUMED = Map.of(
            "customer", List.of("io.dangol.feedback.source.registered.v1", "io.dangol.feedback.feedback.received.v1"),
            "feedback", List.of("io.dangol.customer.customer.registered.v1"),
            "loyalty", List.of("io.dangol.customer.customer.registered.v1", "io.dangol.customer.purchase.recorded.v1"),
            "analytics",
                    List.of(
                            "io.dangol.customer.customer.registered.v1",
                            "io.dangol.customer.purchase.recorded.v1",
                            "io.dangol.feedback.feedback.received.v1",
                            "io.dangol.feedback.case.opened.v1",
                            "io.dangol.loyalty.member.enrolled.v1",
                            "io.dangol.loyalty.points.earned.v1"));

    private final EventTables tables;
    private final OrderWatch watch;

    Arrival(EventTables tables, OrderWatch watch) {
        this.tables = tables;
        this.watch = watch;
    }

    /// Waits until everything has arrived everywhere and nothing follows from it any more.
    void awaitAll() {
        await().atMost(WITHIN).pollInterval(LOOK_EVERY).untilAsserted(() -> {
            watch.requireOrder();
            Map<UUID, Entry> written = written();
            requireNothingUnsent();
            assertThat(watch.hasSeenAll(written.keySet()))
                    .as("every one of %d events is on its topic; %d were seen", written.size(), watch.events())
                    .isTrue();
            for (String consumer : CONSUMED.keySet()) {
                requireConsumed(consumer, written);
            }
            assertThat(written()).as("what follows from the events").hasSameSizeAs(written);
        });
    }

    private Map<UUID, Entry> written() throws SQLException {
        Map<UUID, Entry> written = new HashMap<>();
        for (String service : OrderWatch.SERVICES) {
            written.putAll(tables.entries(service));
        }
        return written;
    }

    private void requireNothingUnsent() throws SQLException {
        for (String service : OrderWatch.SERVICES) {
            assertThat(tables.unsent(service)).as("unsent events of " + service).isZero();
        }
    }

    private void requireConsumed(String consumer, Map<UUID, Entry> written) throws SQLException {
        Set<UUID> consumed = tables.consumed(consumer);
        List<String> types = CONSUMED.get(consumer);
        assertThat(written.values().stream().map(Entry::type))
                .as("types of events")
                .containsAll(types);
        List<Entry> missing = written.values().stream()
                .filter(event -> types.contains(event.type()) && !consumed.contains(event.id()))
                .toList();
        assertThat(missing.stream().limit(3))
                .as("%d events that %s has not consumed", missing.size(), consumer)
                .isEmpty();
    }
}
