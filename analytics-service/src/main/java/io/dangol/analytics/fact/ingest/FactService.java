package io.dangol.analytics.fact.ingest;

import io.dangol.kit.inbox.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Adds events to the facts, and new facts to the sums: a constant number of statements, however many events.
@ApplicationScoped
class FactService {
    private final FactReader reader;
    private final FactPartitions partitions;
    private final FactRepository facts;
    private final RollupRepository rollups;

    FactService(FactReader reader, FactPartitions partitions, FactRepository facts, RollupRepository rollups) {
        this.reader = reader;
        this.partitions = partitions;
        this.facts = facts;
        this.rollups = rollups;
    }

    /// The same thing told of twice, even by two events, is one fact and counts once.
    Uni<Void> add(SqlConnection transaction, List<ReceivedEvent> events) {
        Map<Fact.Key, Fact> distinct = HashMap.newHashMap(events.size());
        for (ReceivedEvent event : events) {
            reader.read(event).ifPresent(fact -> distinct.putIfAbsent(fact.key(), fact));
        }
        if (distinct.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Fact> sorted = distinct.values().stream()
                .sorted(Comparator.comparing(Fact::key))
                .toList();
        return partitions
                .require(transaction, sorted)
                .chain(() -> facts.addNew(transaction, sorted))
                .flatMap(added -> rollups.add(transaction, Rollups.of(only(sorted, added))));
    }

    private static List<Fact> only(List<Fact> facts, Set<Fact.Key> added) {
        return added.size() == facts.size()
                ? facts
                : facts.stream().filter(fact -> added.contains(fact.key())).toList();
    }
}
