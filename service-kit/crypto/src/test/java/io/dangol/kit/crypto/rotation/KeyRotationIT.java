package io.dangol.kit.crypto.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.KeysetHandle;
import io.dangol.kit.crypto.BlindIndex;
import io.dangol.kit.crypto.Database;
import io.dangol.kit.crypto.KeyProvider;
import io.dangol.kit.crypto.SubjectKeys;
import io.dangol.kit.crypto.keyset.KeySettings;
import io.dangol.kit.crypto.keyset.Keysets;
import io.dangol.kit.crypto.keyset.TestKeysets;
import io.dangol.kit.transaction.Transactions;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A running service, and files that somebody changes.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class KeyRotationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    KeyProvider provider;

    @Inject
    BlindIndex index;

    @Inject
    SubjectKeys keys;

    @Inject
    Database database;

    @Inject
    KeySettings settings;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    @BeforeEach
    void forgetKeys() {
        database.clear();
    }

    /// The other tests have the keys that there were.
    @AfterEach
    void bringBackTheKeys() {
        database.clear();
        TestKeysets.write(file(), TestKeys.ENCRYPTION);
        TestKeysets.write(indexFile(), TestKeys.INDEX);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> provider.keyIds().size() == 1 && index.keyIds().size() == 1);
    }

    @Test
    void newKeysAreUsedWithoutARestart() {
        KeysetHandle encryption = TestKeysets.rotated(TestKeysets.read(TestKeys.ENCRYPTION));
        KeysetHandle indexes = TestKeysets.rotated(TestKeysets.read(TestKeys.INDEX));
        UUID subject = UUID.randomUUID();
        byte[] sealedText = database.write(
                transaction -> keys.require(transaction, subject).map(cipher -> cipher.seal("name", "text")));

        TestKeysets.write(file(), encryption);
        TestKeysets.write(indexFile(), indexes);

        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> provider.currentKeyId().equals(TestKeysets.currentId(encryption))
                        && index.currentKeyId().equals(TestKeysets.currentId(indexes)));
        assertThat(provider.keyIds()).hasSize(2).contains(Keysets.name(448618046));
        String text = database.write(
                transaction -> keys.require(transaction, subject).map(cipher -> cipher.open("name", sealedText)));
        assertThat(text).isEqualTo("text");

        Database.await(task().bringToCurrentKeys());
        assertThat(keyIds()).containsExactly(TestKeysets.currentId(encryption));
    }

    /// They are told once, and tried again a minute later.
    @Test
    void keysThatCannotBeUnwrappedAreNotTriedAllTheTime() {
        UUID subject = UUID.randomUUID();
        database.write(transaction -> keys.require(transaction, subject));
        database.write(transaction ->
                transaction.query("UPDATE subject_key SET key_id = '0badcafe'").execute());
        KeyRotation task = task();

        Database.await(task.bringToCurrentKeys());
        database.write(transaction -> transaction
                .query("UPDATE subject_key SET key_id = '" + provider.currentKeyId() + "'")
                .execute());
        database.write(transaction -> keys.require(transaction, UUID.randomUUID()));
        TestKeysets.write(file(), TestKeysets.rotated(TestKeysets.read(TestKeys.ENCRYPTION)));
        Database.await(provider.refresh());
        Database.await(task.bringToCurrentKeys());

        assertThat(keyIds()).containsOnly(Keysets.name(448618046));
        Database.await(task().bringToCurrentKeys());
        assertThat(keyIds()).containsOnly(provider.currentKeyId());
    }

    private KeyRotation task() {
        KeySettings enabled =
                TestKeysets.settings(Map.of("index-file", indexFile().toString()));
        return new KeyRotation(
                provider,
                index,
                new Rewrapping(provider, transactions, enabled),
                new IndexRotation(index, List.of(), transactions, enabled),
                enabled,
                clock);
    }

    private List<String> keyIds() {
        return database.rows("SELECT key_id FROM subject_key").stream()
                .map(row -> row.getString("key_id"))
                .toList();
    }

    private Path file() {
        return settings.file().orElseThrow();
    }

    private Path indexFile() {
        return settings.indexFile().orElseThrow();
    }
}
