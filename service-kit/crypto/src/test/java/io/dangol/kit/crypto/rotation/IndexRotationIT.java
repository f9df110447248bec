package io.dangol.kit.crypto.rotation;

import static io.dangol.kit.crypto.Database.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import io.dangol.kit.crypto.BlindIndex;
import io.dangol.kit.crypto.Database;
import io.dangol.kit.crypto.KeyProvider;
import io.dangol.kit.crypto.SubjectKeys;
import io.dangol.kit.crypto.keyset.KeySettings;
import io.dangol.kit.crypto.keyset.TestKeysets;
import io.dangol.kit.transaction.Transactions;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A rotation of the key of blind indexes, with transactions of 100 entries.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class IndexRotationIT {
    @Inject
    Transactions transactions;

    @Inject
    Database database;

    @Inject
    SubjectKeys keys;

    @Inject
    KeyProvider provider;

    @Inject
    Clock clock;

    @TempDir
    Path directory;

    private Path file;
    private KeysetHandle keyset;
    private BlindIndex index;
    private NoteTitles titles;
    private final Map<UUID, String> notes = new HashMap<>();

    @BeforeEach
    void makeKeys() {
        database.clear();
        file = directory.resolve("index.json");
        keyset = TestKeysets.newIndex();
        TestKeysets.write(file, keyset);
        index = index();
        titles = new NoteTitles(index, keys);
        write(titles, 250);
    }

    @Test
    void aLookupFindsEveryNoteAtEveryStep() {
        BlindIndex late = index();
        NoteTitles lateTitles = new NoteTitles(late, keys);
        String old = index.currentKeyId();

        // As the rotate command does it: the new key is known to all before it is used by any.
        KeysetHandle added = TestKeysets.withAnother(keyset);
        TestKeysets.write(file, added);
        index.refresh();
        assertAllFound(titles, lateTitles);
        late.refresh();
        TestKeysets.write(file, TestKeysets.withLastCurrent(added));
        index.refresh();
        write(titles, 10);
        write(lateTitles, 10);
        assertAllFound(titles, lateTitles);

        IndexRotation oneStep = rotation(titles, 1);
        while (await(oneStep.run()) > 0) {
            assertAllFound(titles, lateTitles);
        }
        late.refresh();
        assertThat(await(oneStep.remaining())).isEqualTo(Map.of(old, 0L, index.currentKeyId(), 270L));

        TestKeysets.write(file, TestKeysets.withoutFirst(TestKeysets.withLastCurrent(added)));
        index.refresh();
        assertAllFound(titles, lateTitles);
        late.refresh();
        assertAllFound(titles, lateTitles);
    }

    @Test
    void whatWasBrokenOffGoesOnWhereItWas() {
        rotate();
        await(rotation(titles, 1).run());

        assertThatThrownBy(() -> await(rotation(new Failing(titles), 10).run())).hasMessage("killed");

        assertThat(await(rotation(titles, 1).remaining())).containsEntry(index.currentKeyId(), 100L);
        assertAllFound(titles);
        assertThat(await(rotation(titles, 10).run())).isEqualTo(150);
        assertThat(await(rotation(titles, 10).run())).isZero();
        assertAllFound(titles);
    }

    @Test
    void replicasShareTheWork() {
        rotate();

        List<Integer> parts = await(Uni.join()
                .all(
                        rotation(titles, 10).run(),
                        rotation(titles, 10).run(),
                        rotation(titles, 10).run())
                .andFailFast());

        int rest = await(rotation(titles, 10).run());
        assertThat(parts.stream().mapToInt(Integer::intValue).sum() + rest).isEqualTo(250);
        assertAllFound(titles);
    }

    @Test
    void whoseKeyWasDestroyedIsNotIndexedAgain() {
        List<UUID> gone = notes.keySet().stream().limit(30).toList();
        database.write(transaction -> keys.destroy(transaction, gone));
        gone.forEach(notes::remove);
        rotate();

        assertThat(await(rotation(titles, 10).run())).isEqualTo(250);

        assertThat(database.number("SELECT count(*) FROM note_title")).isEqualTo(220);
        assertAllFound(titles);
    }

    /// What the service's background task does, and what it leaves for the command that retires a key.
    @Test
    void theTaskBringsAllToTheCurrentKeysAndNotesWhatIsLeft() {
        String old = index.currentKeyId();
        rotate();
        KeySettings settings = settings(10);
        KeyRotation task = new KeyRotation(
                provider,
                index,
                new Rewrapping(provider, transactions, settings),
                rotation(titles, 10),
                settings,
                clock);

        await(task.bringToCurrentKeys());

        assertThat(database.rows("SELECT key_id, entries FROM index_key_use"))
                .extracting(row -> Map.entry(row.getString("key_id"), row.getLong("entries")))
                .containsExactlyInAnyOrder(Map.entry(old, 0L), Map.entry(index.currentKeyId(), 250L));
        long counted = database.number("SELECT count(*) FROM index_key_use WHERE counted_at > now() - interval '60 s'");
        assertThat(counted).isEqualTo(2);

        TestKeysets.write(file, TestKeysets.withoutFirst(keyset));
        index.refresh();
        write(titles, 1);
        await(rotation(titles, 10).note());
        assertThat(database.rows("SELECT key_id FROM index_key_use"))
                .extracting(row -> row.getString("key_id"))
                .containsExactly(index.currentKeyId());
    }

    private void rotate() {
        keyset = TestKeysets.rotated(keyset);
        TestKeysets.write(file, keyset);
        index.refresh();
    }

    private void write(NoteTitles titles, int count) {
        Map<UUID, String> fresh = new HashMap<>();
        for (UUID note : Database.subjects(count)) {
            fresh.put(note, "title " + note);
        }
        database.write(transaction -> titles.write(transaction, fresh));
        notes.putAll(fresh);
    }

    private void assertAllFound(NoteTitles... replicas) {
        for (NoteTitles replica : replicas) {
            Map<UUID, List<UUID>> found = await(transactions.read(connection -> findAll(connection, replica)));
            notes.keySet().forEach(note -> assertThat(found.get(note)).containsExactly(note));
        }
    }

    private Uni<Map<UUID, List<UUID>>> findAll(SqlConnection connection, NoteTitles replica) {
        Uni<Map<UUID, List<UUID>>> all = Uni.createFrom().item(HashMap::new);
        for (Map.Entry<UUID, String> note : notes.entrySet()) {
            all = all.flatMap(sum -> replica.find(connection, note.getValue()).map(found -> {
                sum.put(note.getKey(), found);
                return sum;
            }));
        }
        return all;
    }

    private IndexRotation rotation(Reindexing reindexing, int batchesMost) {
        return new IndexRotation(index, List.of(reindexing), transactions, settings(batchesMost));
    }

    private BlindIndex index() {
        return new BlindIndex(settings(10));
    }

    private KeySettings settings(int batchesMost) {
        return TestKeysets.settings(Map.of(
                "index-file",
                file.toString(),
                "rotation.batch-size",
                "100",
                "rotation.batches-most",
                Integer.toString(batchesMost)));
    }

    /// Whose process ends in the middle of a transaction.
    private record Failing(NoteTitles titles) implements Reindexing {
        @Override
        public String name() {
            return titles.name();
        }

        @Override
        public Uni<Map<String, Long>> countByKey(SqlConnection connection) {
            return titles.countByKey(connection);
        }

        @Override
        public Uni<Integer> reindex(SqlConnection transaction, String keyId, int most) {
            return titles.reindex(transaction, keyId, most)
                    .chain(() -> Uni.createFrom().failure(new IllegalStateException("killed")));
        }
    }
}
