package io.dangol.kit.crypto.rotation;

import static io.dangol.kit.crypto.Database.await;
import static io.dangol.kit.crypto.Database.subjects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import io.dangol.kit.crypto.Database;
import io.dangol.kit.crypto.FieldCipher;
import io.dangol.kit.crypto.KeyProvider;
import io.dangol.kit.crypto.PlainKey;
import io.dangol.kit.crypto.SubjectKey;
import io.dangol.kit.crypto.SubjectKeys;
import io.dangol.kit.crypto.Unwrapped;
import io.dangol.kit.crypto.WrappedKey;
import io.dangol.kit.crypto.keyset.Keysets;
import io.dangol.kit.crypto.keyset.TestKeysets;
import io.dangol.kit.crypto.provider.FileKeyProvider;
import io.dangol.kit.transaction.Transactions;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A rotation of the key-encryption key, with transactions of 100 keys.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class RewrappingIT {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    @Inject
    Transactions transactions;

    @Inject
    Database database;

    @Inject
    Vertx vertx;

    @TempDir
    Path directory;

    private Path file;
    private KeysetHandle keyset;
    private FileKeyProvider provider;

    @BeforeEach
    void makeKeys() {
        database.clear();
        file = directory.resolve("encryption.json");
        keyset = Keysets.newAead();
        TestKeysets.write(file, keyset);
        provider = provider();
    }

    @Test
    void everySubjectCanBeReadAndWrittenAtEveryStep() {
        Map<UUID, byte[]> texts = seal(provider, subjects(450));
        FileKeyProvider late = provider();
        String old = rotate();
        Rewrapping rewrapping = rewrapping(provider, 100, 100);

        UUID after = BEFORE_ALL;
        long remaining = 450;
        while (remaining > 0) {
            assertAllOpen(texts, provider, late);
            texts.putAll(seal(late, subjects(1)));
            Rewrapping.Step step = await(rewrapping.step(old, after));
            after = step.last();
            assertThat(step.unreadable()).isZero();
            long now = await(rewrapping.remaining()).getOrDefault(old, 0L);
            assertThat(now).isLessThan(remaining + 1);
            remaining = step.found() == 0 ? now - finish(rewrapping) : now;
        }

        assertAllOpen(texts, provider, late);
        assertThat(await(rewrapping.remaining())).containsOnlyKeys(provider.currentKeyId());
        TestKeysets.write(file, TestKeysets.withoutFirst(keyset));
        await(provider.refresh());
        await(late.refresh());
        assertAllOpen(texts, provider, late);
    }

    /// Those that a replica which knew of no rotation wrote behind the pass.
    private static int finish(Rewrapping rewrapping) {
        return await(rewrapping.run()).rewrapped();
    }

    @Test
    void whatWasBrokenOffGoesOnWhereItWas() {
        Map<UUID, byte[]> texts = seal(provider, subjects(350));
        String old = rotate();
        await(rewrapping(provider, 100, 100).step(old, BEFORE_ALL));

        // The process ends between wrapping and writing, and then in the middle of a transaction.
        assertThatThrownBy(
                        () -> await(rewrapping(new Failing(provider), 100, 100).run()))
                .hasMessage("killed");
        assertThatThrownBy(() -> await(
                        rewrapping(new Killing(provider, database), 100, 100).run()))
                .isInstanceOf(RuntimeException.class);
        assertThat(await(rewrapping(provider, 100, 100).remaining()))
                .isEqualTo(Map.of(old, 250L, provider.currentKeyId(), 100L));
        assertAllOpen(texts, provider);

        assertThat(await(rewrapping(provider, 100, 100).run())).isEqualTo(new Rewrapping.Progress(250, 0));
        assertThat(await(rewrapping(provider, 100, 100).run())).isEqualTo(Rewrapping.Progress.NONE);
        assertAllOpen(texts, provider);
    }

    @Test
    void aRunIsBoundedAndTheNextGoesOn() {
        seal(provider, subjects(350));
        rotate();
        Rewrapping bounded = rewrapping(provider, 100, 2);

        assertThat(await(bounded.run()).rewrapped()).isEqualTo(200);
        assertThat(await(bounded.run()).rewrapped()).isEqualTo(150);
        assertThat(await(bounded.run()).rewrapped()).isZero();
    }

    @Test
    void replicasShareTheWork() {
        Map<UUID, byte[]> texts = seal(provider, subjects(1000));
        rotate();

        List<Rewrapping.Progress> parts = await(Uni.join()
                .all(
                        rewrapping(provider, 50, 100).run(),
                        rewrapping(provider(), 50, 100).run(),
                        rewrapping(provider(), 50, 100).run())
                .andFailFast());

        int rest = await(rewrapping(provider, 50, 100).run()).rewrapped();
        assertThat(parts.stream().mapToInt(Rewrapping.Progress::rewrapped).sum() + rest)
                .isEqualTo(1000);
        assertAllOpen(texts, provider);
    }

    @Test
    void severalRotationsAreBroughtToTheLastKey() {
        Map<UUID, byte[]> texts = seal(provider, subjects(120));
        rotate();
        texts.putAll(seal(provider, subjects(120)));
        rotate();
        texts.putAll(seal(provider, subjects(120)));
        Rewrapping rewrapping = rewrapping(provider, 100, 100);
        assertThat(await(rewrapping.previous())).hasSize(2);

        assertThat(await(rewrapping.run()).rewrapped()).isEqualTo(240);

        assertThat(await(rewrapping.previous())).isEmpty();
        assertThat(await(rewrapping.remaining())).isEqualTo(Map.of(provider.currentKeyId(), 360L));
        assertAllOpen(texts, provider);
    }

    @Test
    void keysThatCannotBeUnwrappedHoldUpNoOthers() {
        Map<UUID, byte[]> texts = seal(provider, subjects(300));
        List<UUID> first = texts.keySet().stream()
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .limit(150)
                .toList();
        database.write(transaction -> transaction
                .preparedQuery("UPDATE subject_key SET wrapped = '\\x00' WHERE subject = ANY ($1)")
                .execute(Tuple.of((Object) first.toArray(UUID[]::new))));
        rotate();

        assertThat(await(rewrapping(provider, 100, 100).run())).isEqualTo(new Rewrapping.Progress(150, 150));
        assertThat(await(rewrapping(provider, 100, 100).run())).isEqualTo(new Rewrapping.Progress(0, 150));
    }

    /// Transactions that seal hold their keys as long as they like.
    @Test
    void nobodyWaitsForASealingTransaction() throws Exception {
        Map<UUID, byte[]> texts = seal(provider, subjects(10));
        rotate();
        CompletableFuture<Boolean> keysAreTaken = new CompletableFuture<>();
        CompletableFuture<Boolean> mayCommit = new CompletableFuture<>();
        CompletableFuture<Map<UUID, FieldCipher>> sealing = transactions
                .write(transaction -> keys(provider)
                        .require(transaction, texts.keySet())
                        .invoke(() -> keysAreTaken.complete(true))
                        .call(() -> Uni.createFrom().completionStage(mayCommit)))
                .subscribeAsCompletionStage();
        keysAreTaken.get(30, TimeUnit.SECONDS);

        assertThat(await(rewrapping(provider, 100, 100).run()).rewrapped()).isEqualTo(10);

        mayCommit.complete(true);
        assertThat(sealing.get(30, TimeUnit.SECONDS)).hasSize(10);
        assertAllOpen(texts, provider);
    }

    /// @return the id of the key from before
    private String rotate() {
        String old = TestKeysets.currentId(keyset);
        keyset = TestKeysets.rotated(keyset);
        TestKeysets.write(file, keyset);
        await(provider.refresh());
        return old;
    }

    private Map<UUID, byte[]> seal(KeyProvider provider, List<UUID> subjects) {
        return database.write(transaction -> keys(provider)
                .require(transaction, subjects)
                .map(ciphers -> {
                    Map<UUID, byte[]> texts = new HashMap<>();
                    ciphers.forEach((subject, cipher) -> texts.put(subject, cipher.seal("name", subject.toString())));
                    return texts;
                }));
    }

    private void assertAllOpen(Map<UUID, byte[]> texts, KeyProvider... replicas) {
        for (KeyProvider replica : replicas) {
            Map<UUID, SubjectKey> found =
                    await(transactions.read(connection -> keys(replica).find(connection, texts.keySet())));
            texts.forEach((subject, text) -> assertThat(
                            ((SubjectKey.Usable) found.get(subject)).cipher().open("name", text))
                    .isEqualTo(subject.toString()));
        }
    }

    private SubjectKeys keys(KeyProvider provider) {
        return new SubjectKeys(provider, vertx, TestKeysets.settings(Map.of()));
    }

    private Rewrapping rewrapping(KeyProvider provider, int batchSize, int batchesMost) {
        return new Rewrapping(
                provider,
                transactions,
                TestKeysets.settings(Map.of(
                        "rotation.batch-size",
                        Integer.toString(batchSize),
                        "rotation.batches-most",
                        Integer.toString(batchesMost))));
    }

    private FileKeyProvider provider() {
        return new FileKeyProvider(Optional.of(file));
    }

    /// Whose process ends once keys are wrapped, before they are written.
    private static class Failing implements KeyProvider {
        private final KeyProvider provider;

        Failing(KeyProvider provider) {
            this.provider = provider;
        }

        @Override
        public String currentKeyId() {
            return provider.currentKeyId();
        }

        @Override
        public Set<String> keyIds() {
            return provider.keyIds();
        }

        @Override
        public Uni<List<WrappedKey>> wrap(List<PlainKey> keys) {
            return provider.wrap(keys).chain(() -> Uni.createFrom().failure(new IllegalStateException("killed")));
        }

        @Override
        public Uni<List<Unwrapped>> unwrap(List<WrappedKey> keys) {
            return provider.unwrap(keys);
        }

        @Override
        public Uni<Void> refresh() {
            return provider.refresh();
        }
    }

    /// Whose connections end while keys are wrapped.
    private static final class Killing extends Failing {
        private static final String KILL = """
                SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                WHERE state = 'idle in transaction' AND pid <> pg_backend_pid()
                """;

        private final KeyProvider provider;
        private final Database database;

        Killing(KeyProvider provider, Database database) {
            super(provider);
            this.provider = provider;
            this.database = database;
        }

        @Override
        public Uni<List<WrappedKey>> wrap(List<PlainKey> keys) {
            return provider.wrap(keys).call(() -> database.query(KILL));
        }
    }
}
