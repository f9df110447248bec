package io.dangol.kit.crypto.rotation;

import io.dangol.kit.crypto.BlindIndex;
import io.dangol.kit.crypto.keyset.KeySettings;
import io.dangol.kit.transaction.Transactions;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Brings the entries of all blind indexes to the current key, a batch a transaction, and notes in the
/// table `index_key_use` how many are left, for whoever wants to retire a key.
@Singleton
class IndexRotation {
    private static final String NOTE = """
            INSERT INTO index_key_use (key_id, entries, counted_at)
            SELECT key_id, entries, $3 FROM unnest($1::text[], $2::bigint[]) AS counted (key_id, entries) ORDER BY key_id
            ON CONFLICT (key_id) DO UPDATE SET entries = EXCLUDED.entries, counted_at = EXCLUDED.counted_at
            WHERE index_key_use.counted_at <= EXCLUDED.counted_at
            """;
    private static final String FORGET = "DELETE FROM index_key_use WHERE key_id <> ALL ($1)";
    /// The database's clock, before anything is counted: what is counted was committed by then.
    private static final String NOW = "SELECT clock_timestamp() AS now";

    private final BlindIndex index;
    private final List<Reindexing> indexes;
    private final Transactions transactions;
    private final KeySettings.Rotation settings;

    IndexRotation(BlindIndex index, @All List<Reindexing> indexes, Transactions transactions, KeySettings settings) {
        this.index = index;
        this.indexes = List.copyOf(indexes);
        this.transactions = transactions;
        this.settings = settings.rotation();
    }

    /// Re-indexes until no previous key is used, or for a bounded number of transactions.
    ///
    /// @return how many entries are under the current key now, or gone
    Uni<Integer> run() {
        Set<String> previous = new HashSet<>(index.keyIds());
        previous.remove(index.currentKeyId());
        Uni<Integer> sum = Uni.createFrom().item(0);
        for (Reindexing each : indexes) {
            for (String keyId : previous) {
                sum = sum.flatMap(before -> pass(each, keyId, settings.batchesMost(), before));
            }
        }
        return sum;
    }

    private Uni<Integer> pass(Reindexing each, String keyId, int stepsLeft, int before) {
        return transactions
                .write(transaction -> each.reindex(transaction, keyId, settings.batchSize()))
                .flatMap(replaced -> replaced == 0 || stepsLeft <= 1
                        ? Uni.createFrom().item(before + replaced)
                        : pass(each, keyId, stepsLeft - 1, before + replaced));
    }

    /// How many entries there are under each key, those without any too.
    Uni<Map<String, Long>> remaining() {
        return transactions.read(this::count);
    }

    private Uni<Map<String, Long>> count(SqlConnection connection) {
        Map<String, Long> none = new HashMap<>();
        index.keyIds().forEach(id -> none.put(id, 0L));
        Uni<Map<String, Long>> sum = Uni.createFrom().item(none);
        for (Reindexing each : indexes) {
            sum = sum.flatMap(before -> each.countByKey(connection).map(counts -> {
                counts.forEach((id, entries) -> before.merge(id, entries, Long::sum));
                return before;
            }));
        }
        return sum;
    }

    /// Notes the counts for operators.
    Uni<Map<String, Long>> note() {
        return transactions.write(transaction -> transaction
                .query(NOW)
                .execute()
                .map(rows -> rows.iterator().next().getOffsetDateTime("now"))
                .flatMap(now -> count(transaction).call(counts -> {
                    String[] ids = counts.keySet().toArray(String[]::new);
                    Long[] entries = counts.values().toArray(Long[]::new);
                    return transaction
                            .preparedQuery(NOTE)
                            .execute(Tuple.of(ids, entries, now))
                            .chain(() -> transaction.preparedQuery(FORGET).execute(Tuple.of((Object) ids)));
                })));
    }
}
