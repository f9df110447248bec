package io.dangol.kit.crypto.rotation;

import io.dangol.kit.crypto.BlindIndex;
import io.dangol.kit.crypto.IndexEntry;
import io.dangol.kit.crypto.SubjectKey;
import io.dangol.kit.crypto.SubjectKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// A service's blind index, as the README shows it.
final class NoteTitles implements Reindexing {
    private static final String TAKE = """
            SELECT note.id, note.title FROM note_title JOIN note ON note.id = note_title.note
            WHERE note_title.key_id = $1 LIMIT $2 FOR UPDATE OF note_title SKIP LOCKED
            """;
    private static final String UPDATE = """
            UPDATE note_title SET key_id = fresh.key_id, hash = fresh.hash
            FROM unnest($1::uuid[], $2::text[], $3::text[]) AS fresh (note, key_id, hash)
            WHERE note_title.note = fresh.note
            """;
    private static final String DELETE = "DELETE FROM note_title WHERE note = ANY ($1)";

    private final BlindIndex index;
    private final SubjectKeys keys;

    NoteTitles(BlindIndex index, SubjectKeys keys) {
        this.index = index;
        this.keys = keys;
    }

    Uni<Void> write(SqlConnection transaction, Map<UUID, String> titles) {
        return keys.require(transaction, titles.keySet()).flatMap(ciphers -> {
            List<Tuple> notes = new ArrayList<>();
            List<Tuple> entries = new ArrayList<>();
            titles.forEach((note, title) -> {
                IndexEntry entry = index.entry("title", title);
                notes.add(Tuple.of(note, Buffer.buffer(ciphers.get(note).seal("title", title))));
                entries.add(Tuple.of(note, entry.keyId(), entry.hash()));
            });
            return transaction
                    .preparedQuery("INSERT INTO note (id, title) VALUES ($1, $2)")
                    .executeBatch(notes)
                    .chain(() -> transaction
                            .preparedQuery("INSERT INTO note_title (note, key_id, hash) VALUES ($1, $2, $3)")
                            .executeBatch(entries))
                    .replaceWithVoid();
        });
    }

    Uni<List<UUID>> find(SqlConnection connection, String title) {
        List<IndexEntry> entries = index.entries("title", title);
        return connection
                .preparedQuery("SELECT note FROM note_title WHERE (key_id, hash) IN"
                        + " (SELECT * FROM unnest($1::text[], $2::text[]))")
                .execute(Tuple.of(
                        entries.stream().map(IndexEntry::keyId).toArray(String[]::new),
                        entries.stream().map(IndexEntry::hash).toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("note"))
                        .toList());
    }

    @Override
    public String name() {
        return "titles of notes";
    }

    @Override
    public Uni<Map<String, Long>> countByKey(SqlConnection connection) {
        return connection
                .query("SELECT key_id, count(*) AS entries FROM note_title GROUP BY key_id")
                .execute()
                .map(rows -> {
                    Map<String, Long> counts = new HashMap<>();
                    rows.forEach(row -> counts.put(row.getString("key_id"), row.getLong("entries")));
                    return counts;
                });
    }

    @Override
    public Uni<Integer> reindex(SqlConnection transaction, String keyId, int most) {
        return transaction.preparedQuery(TAKE).execute(Tuple.of(keyId, most)).flatMap(rows -> {
            Map<UUID, byte[]> taken = new HashMap<>();
            for (Row row : rows) {
                taken.put(row.getUUID("id"), ((Buffer) row.getValue("title")).getBytes());
            }
            return keys.find(transaction, taken.keySet())
                    .flatMap(found -> replace(transaction, taken, found))
                    .replaceWith(taken.size());
        });
    }

    /// Whose key was destroyed is not found any more.
    private Uni<Void> replace(SqlConnection transaction, Map<UUID, byte[]> taken, Map<UUID, SubjectKey> found) {
        List<UUID> gone = new ArrayList<>();
        List<UUID> notes = new ArrayList<>();
        List<IndexEntry> entries = new ArrayList<>();
        taken.forEach((note, title) -> {
            switch (found.get(note)) {
                case SubjectKey.Usable usable -> {
                    notes.add(note);
                    entries.add(index.entry("title", usable.cipher().open("title", title)));
                }
                case SubjectKey.Destroyed _ -> gone.add(note);
                // An operator may bring its key back; until then the entry stays as it is.
                case SubjectKey.Unreadable _ -> throw new IllegalStateException("a title cannot be read now");
            }
        });
        return transaction
                .preparedQuery(UPDATE)
                .execute(Tuple.of(
                        notes.toArray(UUID[]::new),
                        entries.stream().map(IndexEntry::keyId).toArray(String[]::new),
                        entries.stream().map(IndexEntry::hash).toArray(String[]::new)))
                .chain(() -> transaction.preparedQuery(DELETE).execute(Tuple.of((Object) gone.toArray(UUID[]::new))))
                .replaceWithVoid();
    }
}
