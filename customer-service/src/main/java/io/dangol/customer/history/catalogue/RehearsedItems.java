package io.dangol.customer.history.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a dry run has said of items so far, because it stores none of them.
final class RehearsedItems<D extends ItemDetails<D>> {
    static final String TABLE = "catalogue_rehearsed";

    private static final String FIND =
            "SELECT key, said::text AS said FROM catalogue_rehearsed WHERE job_id = $1 AND key = ANY ($2::text[])";
    private static final String REMEMBER = """
            INSERT INTO catalogue_rehearsed (job_id, key, said)
            SELECT $1, key, said::jsonb FROM unnest($2::text[], $3::text[]) AS item (key, said)
            ON CONFLICT (job_id, key) DO UPDATE SET said = excluded.said
            """;

    private final ObjectMapper json;
    private final Class<D> type;

    RehearsedItems(ObjectMapper json, Class<D> type) {
        this.json = json;
        this.type = type;
    }

    /// What was said of those of `keys` that came before.
    Uni<Map<String, D>> said(SqlConnection transaction, UUID jobId, Collection<String> keys) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(jobId, keys.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, D> said = HashMap.newHashMap(rows.size());
                    rows.forEach(row -> said.put(row.getString("key"), read(row)));
                    return said;
                });
    }

    /// @param earlier what was said before of the same items
    Uni<Void> remember(SqlConnection transaction, UUID jobId, Map<String, D> earlier, Map<String, D> said) {
        List<String> keys = new ArrayList<>(said.size());
        List<String> details = new ArrayList<>(said.size());
        said.forEach((key, now) -> {
            D before = earlier.get(key);
            keys.add(key);
            details.add(written(before == null ? now : before.with(now)));
        });
        return transaction
                .preparedQuery(REMEMBER)
                .execute(Tuple.of(jobId, keys.toArray(String[]::new), details.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private String written(D details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the details of an item cannot be written as JSON", impossible);
        }
    }

    private D read(Row row) {
        try {
            return json.readValue(row.getString("said"), type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the details of a rehearsed item cannot be read", broken);
        }
    }
}
