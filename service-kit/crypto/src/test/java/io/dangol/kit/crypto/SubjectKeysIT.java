package io.dangol.kit.crypto;

import static io.dangol.kit.crypto.Database.await;
import static io.dangol.kit.crypto.Database.subjects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.kit.crypto.UnopenableException.Reason;
import io.dangol.kit.crypto.keyset.KeySettings;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.transaction.Transactions;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.LivePool;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class SubjectKeysIT {
    @Inject
    SubjectKeys keys;

    @Inject
    KeyProvider provider;

    @Inject
    KeySettings settings;

    @Inject
    Transactions transactions;

    @Inject
    Database database;

    @Inject
    Vertx vertx;

    @Inject
    Pool pool;

    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int connectionsMost;

    @BeforeEach
    void forgetKeys() {
        database.clear();
    }

    @AfterEach
    void noConnectionIsLeftBehind() {
        LivePool.await(pool, connectionsMost);
    }

    @Test
    void aKeyIsMadeAtItsFirstUseAndKept() {
        UUID subject = UUID.randomUUID();
        byte[] sealedText = seal(subject, "김민지");

        assertThat(cipher(keys, subject).open("name", sealedText)).isEqualTo("김민지");
        assertThat(cipher(another(), subject).open("name", sealedText)).isEqualTo("김민지");
        assertThat(cipher(keys, subject).open("name", seal(subject, "김민지"))).isEqualTo("김민지");
        assertThat(database.number("SELECT count(*) FROM subject_key")).isOne();
        assertThat(database.rows("SELECT key_id, octet_length(wrapped) AS length FROM subject_key")
                        .getFirst()
                        .getString("key_id"))
                .isEqualTo(provider.currentKeyId());
    }

    @Test
    void thousandsOfKeysAreMadeAtOnce() {
        List<UUID> subjects = subjects(5_000);

        Map<UUID, byte[]> sealedTexts = database.write(transaction -> keys.require(transaction, subjects)
                .map(ciphers -> {
                    Map<UUID, byte[]> texts = new HashMap<>();
                    ciphers.forEach((subject, cipher) -> texts.put(subject, cipher.seal("name", subject.toString())));
                    return texts;
                }));

        assertThat(sealedTexts).containsOnlyKeys(subjects);
        Map<UUID, SubjectKey> found = find(another(), subjects);
        sealedTexts.forEach((subject, sealedText) ->
                assertThat(usable(found.get(subject)).open("name", sealedText)).isEqualTo(subject.toString()));
        assertThat(database.number("SELECT count(DISTINCT xmin::text) FROM subject_key"))
                .isOne();
    }

    /// More transactions than connections, each with the same subjects in another order, on two replicas.
    @Test
    void transactionsThatMakeTheSameKeysAtOnceAgree() {
        List<UUID> subjects = subjects(20);
        List<SubjectKeys> replicas = List.of(another(), another());
        List<Uni<Map<UUID, byte[]>>> writes = new ArrayList<>();
        for (int write = 0; write < 40; write++) {
            List<UUID> shuffled = new ArrayList<>(subjects);
            Collections.shuffle(shuffled, new Random(write));
            SubjectKeys replica = replicas.get(write % 2);
            writes.add(transactions.write(transaction -> replica.require(transaction, shuffled.subList(0, 15))
                    .map(ciphers -> {
                        Map<UUID, byte[]> texts = new HashMap<>();
                        ciphers.forEach((subject, cipher) -> texts.put(subject, cipher.seal("name", "text")));
                        return texts;
                    })));
        }

        List<Map<UUID, byte[]>> sealedTexts = await(Uni.join().all(writes).andFailFast());

        Map<UUID, SubjectKey> found = find(keys, subjects);
        for (Map<UUID, byte[]> texts : sealedTexts) {
            assertThat(texts).hasSize(15);
            texts.forEach((subject, text) ->
                    assertThat(usable(found.get(subject)).open("name", text)).isEqualTo("text"));
        }
    }

    @Test
    void aKeyThatWasRolledBackIsNotUsedAgain() {
        UUID subject = UUID.randomUUID();
        assertThatThrownBy(() -> database.write(transaction -> keys.require(transaction, subject)
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("rolled back")))))
                .hasMessage("rolled back");
        assertThat(find(keys, List.of(subject))).containsEntry(subject, new SubjectKey.Destroyed());

        byte[] sealedText = seal(another(), subject, "text");

        assertThat(cipher(keys, subject).open("name", sealedText)).isEqualTo("text");
    }

    @Test
    void whatWasSealedUnderADestroyedKeyOpensNowhere() {
        List<UUID> subjects = subjects(3);
        UUID gone = subjects.getFirst();
        SubjectKeys replica = another();
        byte[] sealedText = seal(gone, "text");
        byte[] kept = seal(subjects.get(1), "text");
        assertThat(cipher(replica, gone).open("name", sealedText)).isEqualTo("text");

        int destroyed = database.write(transaction -> keys.destroy(transaction, List.of(gone, subjects.get(2))));

        assertThat(destroyed).isOne();
        for (SubjectKeys each : List.of(keys, replica)) {
            assertThat(find(each, List.of(gone))).containsEntry(gone, new SubjectKey.Destroyed());
            assertThat(cipher(each, subjects.get(1)).open("name", kept)).isEqualTo("text");
        }
        // A new key of the same subject opens nothing from before, on a replica that had the old one too.
        byte[] fresh = seal(replica, gone, "new");
        assertThat(cipher(replica, gone).open("name", fresh)).isEqualTo("new");
        assertThatThrownBy(() -> cipher(replica, gone).open("name", sealedText))
                .isInstanceOfSatisfying(
                        UnopenableException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.KEY_DESTROYED));
        int none = database.write(transaction -> keys.destroy(transaction, List.of()));
        assertThat(none).isZero();
    }

    @Test
    void aDestructionThatIsRolledBackDestroysNothing() {
        UUID subject = UUID.randomUUID();
        byte[] sealedText = seal(subject, "text");

        assertThatThrownBy(() -> database.write(transaction -> keys.destroy(transaction, List.of(subject))
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("rolled back")))))
                .hasMessage("rolled back");

        assertThat(cipher(keys, subject).open("name", sealedText)).isEqualTo("text");
    }

    /// Else a text could be sealed under a key that is gone when the text is committed.
    @Test
    void aKeyIsNotDestroyedWhileATransactionSealsUnderIt() throws Exception {
        UUID subject = UUID.randomUUID();
        seal(subject, "before");
        CompletableFuture<Boolean> keyIsTaken = new CompletableFuture<>();
        CompletableFuture<Boolean> mayCommit = new CompletableFuture<>();

        CompletableFuture<FieldCipher> sealing = transactions
                .write(transaction -> keys.require(transaction, subject)
                        .invoke(() -> keyIsTaken.complete(true))
                        .call(() -> Uni.createFrom().completionStage(mayCommit)))
                .subscribeAsCompletionStage();
        keyIsTaken.get(30, TimeUnit.SECONDS);
        CompletableFuture<Integer> destruction = transactions
                .write(transaction -> keys.destroy(transaction, List.of(subject)))
                .subscribeAsCompletionStage();

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> database.number(
                                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'DELETE%'")
                        == 1);
        assertThat(destruction).isNotDone();
        mayCommit.complete(true);
        sealing.get(30, TimeUnit.SECONDS);
        assertThat(destruction.get(30, TimeUnit.SECONDS)).isOne();
    }

    @Test
    void keysThatWereExchangedInTheDatabaseAreUnreadable() {
        List<UUID> subjects = subjects(2);
        subjects.forEach(subject -> seal(subject, "text"));
        database.write(transaction -> transaction
                .query("UPDATE subject_key SET wrapped = other.wrapped FROM subject_key other"
                        + " WHERE subject_key.subject <> other.subject")
                .execute());

        assertThat(find(keys, subjects).values()).containsOnly(new SubjectKey.Unreadable(Unwrapped.Reason.DAMAGED));
        assertThatThrownBy(() -> seal(subjects.getFirst(), "text")).hasMessage("a row of subject_key is damaged");
    }

    @Test
    void aMissingKeyEncryptionKeyIsAnOutageForWritersAndAnAnswerForReaders() {
        List<UUID> subjects = subjects(2);
        byte[] readable = seal(subjects.get(1), "text");
        seal(subjects.getFirst(), "text");
        database.write(transaction -> transaction
                .preparedQuery("UPDATE subject_key SET key_id = 'ffffffff' WHERE subject = $1")
                .execute(Tuple.of(subjects.getFirst())));
        SubjectKeys fresh = another();

        Map<UUID, SubjectKey> found = find(fresh, subjects);

        assertThat(found.get(subjects.getFirst())).isEqualTo(new SubjectKey.Unreadable(Unwrapped.Reason.UNKNOWN_KEY));
        assertThat(usable(found.get(subjects.get(1))).open("name", readable)).isEqualTo("text");
        assertThatThrownBy(() -> seal(fresh, subjects.getFirst(), "text"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.type()).isEqualTo(CommonProblem.SERVICE_UNAVAILABLE));
    }

    @Test
    void keysThatAJoinHasReadAreOpened() {
        List<UUID> subjects = subjects(150);
        byte[] sealedText = seal(subjects.getFirst(), "text");
        subjects.forEach(subject -> seal(subject, "text"));

        List<StoredSubjectKey> rows = database.rows("SELECT subject, key_id, wrapped FROM subject_key").stream()
                .map(SubjectKeysIT::stored)
                .toList();

        Map<UUID, SubjectKey> opened = await(another().open(rows));
        assertThat(opened).containsOnlyKeys(subjects);
        assertThat(usable(opened.get(subjects.getFirst())).open("name", sealedText))
                .isEqualTo("text");
    }

    @Test
    void aCallIsLimited() {
        List<UUID> tooMany = subjects(10_001);

        assertThatThrownBy(() -> find(keys, tooMany))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a call must have at most 10000 subjects; it has 10001");
        assertThatThrownBy(() -> database.write(transaction -> keys.require(transaction, tooMany)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(find(keys, List.of())).isEmpty();
        Map<UUID, FieldCipher> none = database.write(transaction -> keys.require(transaction, List.of()));
        assertThat(none).isEmpty();
    }

    private byte[] seal(UUID subject, String text) {
        return seal(keys, subject, text);
    }

    private byte[] seal(SubjectKeys replica, UUID subject, String text) {
        return database.write(
                transaction -> replica.require(transaction, subject).map(cipher -> cipher.seal("name", text)));
    }

    private FieldCipher cipher(SubjectKeys replica, UUID subject) {
        return usable(find(replica, List.of(subject)).get(subject));
    }

    private static FieldCipher usable(SubjectKey key) {
        assertThat(key).isInstanceOf(SubjectKey.Usable.class);
        return ((SubjectKey.Usable) key).cipher();
    }

    private Map<UUID, SubjectKey> find(SubjectKeys replica, List<UUID> subjects) {
        return await(transactions.read(connection -> replica.find(connection, subjects)));
    }

    /// As another replica has it, with a cache of its own.
    private SubjectKeys another() {
        return new SubjectKeys(provider, vertx, settings);
    }

    private static StoredSubjectKey stored(Row row) {
        return new StoredSubjectKey(row.getUUID("subject"), row.getString("key_id"), (Buffer) row.getValue("wrapped"));
    }
}
