package io.dangol.kit.crypto;

import io.dangol.kit.db.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// The table `subject_key`, one statement for any number of subjects.
final class SubjectKeyTable {
    private static final String FIND = "SELECT subject, key_id, wrapped FROM subject_key WHERE subject = ANY ($1)";

    /// Whoever seals under a key keeps it from being destroyed until the transaction ends; in one order, so
    /// that two never wait for each other in a circle. A rotation does not wait for it.
    private static final String KEEP = FIND + " ORDER BY subject FOR KEY SHARE";

    /// Waits for a transaction that is making the same key, and inserts nothing if that one commits.
    private static final String INSERT = """
            INSERT INTO subject_key (subject, key_id, wrapped)
            SELECT * FROM unnest($1::uuid[], $2::text[], $3::bytea[]) AS made (subject, key_id, wrapped) ORDER BY subject
            ON CONFLICT (subject) DO NOTHING
            RETURNING subject, key_id, wrapped
            """;

    private static final String DELETE = """
            DELETE FROM subject_key WHERE subject IN
                (SELECT subject FROM subject_key WHERE subject = ANY ($1) ORDER BY subject FOR UPDATE)
            """;

    private SubjectKeyTable() {}

    static Uni<List<StoredSubjectKey>> find(SqlConnection connection, Collection<UUID> subjects) {
        return query(connection, FIND, Tuple.of(ids(subjects)));
    }

    static Uni<List<StoredSubjectKey>> keep(SqlConnection transaction, Collection<UUID> subjects) {
        return query(transaction, KEEP, Tuple.of(ids(subjects)));
    }

    /// @return those that were inserted
    static Uni<List<StoredSubjectKey>> insert(SqlConnection transaction, List<StoredSubjectKey> keys) {
        return query(
                transaction,
                INSERT,
                Tuple.of(
                        keys.stream().map(StoredSubjectKey::subject).toArray(UUID[]::new),
                        keys.stream().map(StoredSubjectKey::keyId).toArray(String[]::new),
                        keys.stream().map(StoredSubjectKey::wrapped).toArray(Buffer[]::new)));
    }

    static Uni<Integer> delete(SqlConnection transaction, Collection<UUID> subjects) {
        return transaction
                .preparedQuery(DELETE)
                .execute(Tuple.of(ids(subjects)))
                .map(deleted -> deleted.rowCount());
    }

    private static Uni<List<StoredSubjectKey>> query(SqlConnection connection, String query, Tuple parameters) {
        return connection.preparedQuery(query).execute(parameters).map(rows -> Rows.list(rows, SubjectKeyTable::read));
    }

    private static StoredSubjectKey read(Row row) {
        return new StoredSubjectKey(row.getUUID("subject"), row.getString("key_id"), (Buffer) row.getValue("wrapped"));
    }

    private static UUID[] ids(Collection<UUID> subjects) {
        return subjects.toArray(UUID[]::new);
    }
}
