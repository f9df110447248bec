package io.dangol.kit.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Which events a consumer has taken: noted in the transaction of their effect, so that each has one.
@ApplicationScoped
class Inbox {
    private static final String TAKE = """
            INSERT INTO inbox (consumer, event_id)
            SELECT $1, id FROM unnest($2::uuid[]) AS event (id) ORDER BY id
            ON CONFLICT DO NOTHING
            RETURNING event_id
            """;

    /// Notes the events as taken.
    ///
    /// @return those that were not taken before, in the given order, each once
    Uni<List<ReceivedEvent>> take(SqlConnection transaction, String consumer, List<ReceivedEvent> events) {
        Map<UUID, ReceivedEvent> distinct = new LinkedHashMap<>();
        events.forEach(event -> distinct.putIfAbsent(event.id(), event));
        return transaction
                .preparedQuery(TAKE)
                .execute(Tuple.of(consumer, distinct.keySet().toArray(UUID[]::new)))
                .map(rows -> {
                    Set<UUID> taken = new HashSet<>();
                    rows.forEach(row -> taken.add(row.getUUID("event_id")));
                    return distinct.values().stream()
                            .filter(event -> taken.contains(event.id()))
                            .toList();
                });
    }
}
