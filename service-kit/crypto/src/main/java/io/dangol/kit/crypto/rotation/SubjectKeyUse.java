package io.dangol.kit.crypto.rotation;

import io.dangol.kit.crypto.StoredSubjectKey;
import io.dangol.kit.crypto.WrappedKey;
import io.dangol.kit.db.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The table `subject_key` by key-encryption key, by its index on `(key_id, subject)`.
final class SubjectKeyUse {
    /// The first id of each key, a probe of the index each, however many rows there are.
    private static final String KEY_IDS = """
            WITH RECURSIVE used (key_id) AS (
                (SELECT key_id FROM subject_key ORDER BY key_id LIMIT 1)
                UNION ALL
                SELECT (SELECT key_id FROM subject_key WHERE key_id > used.key_id ORDER BY key_id LIMIT 1)
                FROM used WHERE used.key_id IS NOT NULL)
            SELECT key_id FROM used WHERE key_id IS NOT NULL
            """;

    private static final String COUNT = "SELECT key_id, count(*) AS keys FROM subject_key GROUP BY key_id";

    /// Does not wait for transactions that seal under the keys, nor they for it; rows that another replica
    /// has are its.
    private static final String TAKE = """
            SELECT subject, key_id, wrapped FROM subject_key
            WHERE key_id = $1 AND subject > $2 ORDER BY subject LIMIT $3
            FOR NO KEY UPDATE SKIP LOCKED
            """;

    private static final String UPDATE = """
            UPDATE subject_key SET key_id = rewrapped.key_id, wrapped = rewrapped.wrapped
            FROM unnest($1::uuid[], $2::text[], $3::bytea[]) AS rewrapped (subject, key_id, wrapped)
            WHERE subject_key.subject = rewrapped.subject
            """;

    private SubjectKeyUse() {}

    static Uni<List<String>> keyIds(SqlConnection connection) {
        return connection.query(KEY_IDS).execute().map(rows -> Rows.list(rows, row -> row.getString("key_id")));
    }

    static Uni<Map<String, Long>> count(SqlConnection connection) {
        return connection.query(COUNT).execute().map(rows -> {
            Map<String, Long> counts = new LinkedHashMap<>();
            rows.forEach(row -> counts.put(row.getString("key_id"), row.getLong("keys")));
            return counts;
        });
    }

    /// @param after subjects behind this one
    static Uni<List<StoredSubjectKey>> take(SqlConnection transaction, String keyId, UUID after, int most) {
        return transaction
                .preparedQuery(TAKE)
                .execute(Tuple.of(keyId, after, most))
                .map(rows -> Rows.list(
                        rows,
                        row -> new StoredSubjectKey(
                                row.getUUID("subject"), row.getString("key_id"), (Buffer) row.getValue("wrapped"))));
    }

    static Uni<Void> update(SqlConnection transaction, List<UUID> subjects, List<WrappedKey> keys) {
        return transaction
                .preparedQuery(UPDATE)
                .execute(Tuple.of(
                        subjects.toArray(UUID[]::new),
                        keys.stream().map(WrappedKey::keyId).toArray(String[]::new),
                        keys.stream().map(WrappedKey::wrapped).toArray(Buffer[]::new)))
                .replaceWithVoid();
    }
}
