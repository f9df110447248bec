package io.dangol.analytics.fact.ingest;

import io.dangol.analytics.fact.ingest.PurchaseVersionRepository.Advanced;
import io.dangol.kit.inbox.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Adds events to the facts, and new facts to the sums: a constant number of statements, however many events.
@ApplicationScoped
class FactService {
    private final FactReader reader;
    private final PurchaseVersionRepository versions;
    private final FactPartitions partitions;
    private final FactRepository facts;
    private final RollupRepository rollups;

    FactService(
            FactReader reader,
            PurchaseVersionRepository versions,
            FactPartitions partitions,
            FactRepository facts,
            RollupRepository rollups) {
        this.reader = reader;
        this.versions = versions;
        this.partitions = partitions;
        this.facts = facts;
        this.rollups = rollups;
    }

    /// The same thing told of twice, even by two events, is one fact and counts once. Of a purchase the newest version
    /// is the fact: the one before, on whatever day, is taken out of the facts and off the sums.
    Uni<Void> add(SqlConnection transaction, List<ReceivedEvent> events) {
        FactBatch batch = new FactBatch();
        events.forEach(event -> reader.read(event).ifPresent(batch::add));
        return batch.isEmpty()
                ? Uni.createFrom().voidItem()
                : versions.advance(transaction, batch.purchases())
                        .flatMap(advanced -> add(transaction, batch, advanced));
    }

    private Uni<Void> add(SqlConnection transaction, FactBatch batch, List<Advanced> advanced) {
        List<Fact> told = batch.facts(advanced);
        List<Fact> returns = batch.returns();
        List<Fact> all = new ArrayList<>(told);
        all.addAll(returns);
        return partitions
                .require(transaction, all)
                .chain(() -> facts.takePurchases(transaction, advanced))
                .flatMap(taken -> facts.addNew(transaction, told)
                        .flatMap(added -> facts.addReturns(transaction, returns).map(more -> {
                            List<Fact> fresh = new ArrayList<>(only(told, added));
                            fresh.addAll(only(returns, more));
                            return Rollups.of(fresh, taken);
                        })))
                .flatMap(changes -> rollups.add(transaction, changes));
    }

    private static List<Fact> only(List<Fact> facts, Set<Fact.Key> added) {
        return added.size() == facts.size()
                ? facts
                : facts.stream().filter(fact -> added.contains(fact.key())).toList();
    }
}
