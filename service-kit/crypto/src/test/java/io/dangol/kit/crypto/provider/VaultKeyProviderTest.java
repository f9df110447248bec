package io.dangol.kit.crypto.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.kit.crypto.KeyProvider;
import io.dangol.kit.crypto.PlainKey;
import io.dangol.kit.crypto.Unwrapped;
import io.dangol.kit.crypto.Unwrapped.Reason;
import io.dangol.kit.crypto.WrappedKey;
import io.dangol.kit.crypto.keyset.TestKeysets;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.transaction.Outage;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The provider against a server that answers as the transit engine's documentation says.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VaultKeyProviderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final PlainKey KEY = new PlainKey(Buffer.buffer("secret"), "subject-key|1");

    private Vertx vertx;
    private TransitServer vault;

    @BeforeAll
    void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    void stopVertx() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @BeforeEach
    void startServer() throws IOException {
        vault = new TransitServer();
    }

    @AfterEach
    void stopServer() {
        vault.close();
    }

    @Test
    void keysAreWrappedAndUnwrappedInBatchesAndInOrder() {
        KeyProvider provider = provider(Map.of("batch-most", "250"));
        List<PlainKey> keys = IntStream.range(0, 600)
                .mapToObj(number -> new PlainKey(Buffer.buffer("secret " + number), "subject-key|" + number))
                .toList();

        List<WrappedKey> wrapped = await(provider.wrap(keys));
        List<Unwrapped> unwrapped = await(provider.unwrap(wrapped));

        assertThat(wrapped).allSatisfy(key -> assertThat(key.keyId()).isEqualTo("dangol:v1"));
        assertThat(unwrapped)
                .containsExactlyElementsOf(keys.stream()
                        .map(key -> (Unwrapped) new Unwrapped.Material(key.material()))
                        .toList());
        assertThat(vault.requests())
                .extracting(TransitServer.Request::items)
                .containsExactly(250, 250, 100, 250, 250, 100);
        assertThat(await(provider.wrap(List.of()))).isEmpty();
    }

    @Test
    void aRotationIsLearntAndBothVersionsUnwrap() {
        KeyProvider provider = provider(Map.of());
        await(provider.refresh());
        assertThat(provider.currentKeyId()).isEqualTo("dangol:v1");
        WrappedKey old = wrap(provider);

        vault.rotate();
        WrappedKey fresh = wrap(provider);

        // What was wrapped tells of it before the key is asked for again.
        assertThat(fresh.keyId()).isEqualTo("dangol:v2");
        assertThat(provider.currentKeyId()).isEqualTo("dangol:v2");
        assertThat(provider.keyIds()).containsExactlyInAnyOrder("dangol:v1", "dangol:v2");
        assertThat(await(provider.unwrap(List.of(old, fresh)))).containsOnly(new Unwrapped.Material(KEY.material()));
    }

    @Test
    void aVersionThatIsNoLongerAllowedIsAnUnknownKeyAndFailsNoOther() {
        KeyProvider provider = provider(Map.of());
        WrappedKey old = wrap(provider);
        vault.rotate();
        WrappedKey fresh = wrap(provider);
        vault.setMinDecryptionVersion(2);
        WrappedKey moved = new WrappedKey(fresh.keyId(), fresh.wrapped(), "subject-key|2");
        WrappedKey hostile = new WrappedKey(fresh.keyId(), Buffer.buffer("vault:v2:\"}],"), "subject-key|1");

        assertThat(await(provider.unwrap(List.of(old, fresh, moved, hostile))))
                .containsExactly(
                        new Unwrapped.Refused(Reason.UNKNOWN_KEY),
                        new Unwrapped.Material(KEY.material()),
                        new Unwrapped.Refused(Reason.DAMAGED),
                        new Unwrapped.Refused(Reason.DAMAGED));
        assertThat(provider.keyIds()).containsExactly("dangol:v2");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 473, 500, 502, 503})
    void whatMayPassIsTriedAgain(int status) {
        KeyProvider provider = provider(Map.of());
        vault.fail(status, "{\"errors\":[\"Vault is sealed\"]}");
        vault.fail(status, "");

        assertThat(wrap(provider).keyId()).isEqualTo("dangol:v1");
        assertThat(vault.requests()).hasSize(3);
    }

    @Test
    void anOutageIsOneLikeThatOfTheDatabase() {
        KeyProvider provider = provider(Map.of());
        for (int failure = 0; failure < 4; failure++) {
            vault.fail(503, "{\"errors\":[\"Vault is sealed\"]}");
        }

        assertOutage(provider.wrap(List.of(KEY)));
        assertThat(vault.requests()).hasSize(3);
        assertThat(wrap(provider).keyId()).isEqualTo("dangol:v1");
    }

    @Test
    void whatDoesNotAnswerIsGivenUpInTime() {
        KeyProvider provider = provider(Map.of("timeout", "200ms", "attempts", "2"));
        vault.stall();
        vault.stall();
        long begunNanos = System.nanoTime();

        assertOutage(provider.wrap(List.of(KEY)));

        assertThat(Duration.ofNanos(System.nanoTime() - begunNanos))
                .isBetween(Duration.ofMillis(400), Duration.ofSeconds(10));
        assertThat(wrap(provider).keyId()).isEqualTo("dangol:v1");
    }

    @Test
    void whereNobodyListensThereIsAnOutage() {
        KeyProvider provider = provider(Map.of());
        vault.close();

        assertOutage(provider.unwrap(List.of(new WrappedKey("dangol:v1", Buffer.buffer("vault:v1:AA=="), "a"))));
        assertOutage(provider.refresh());
        assertThatThrownBy(provider::currentKeyId).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{\"data\":7}",
                "{\"data\":{\"batch_results\":[]}}",
                "{\"data\":{\"batch_results\":[7]}}",
                "{\"data\":{\"batch_results\":[{\"ciphertext\":\"secret\"}]}}",
                "{\"data\":{\"batch_results\":[{\"ciphertext\":\"vault:v99999999999:\"}]}}"
            })
    void whatIsNoAnswerOfVaultsIsAnOutage(String body) {
        KeyProvider provider = provider(Map.of());
        vault.fail(200, body);

        assertOutage(provider.wrap(List.of(KEY)));
    }

    @Test
    void anAnswerWithoutEndIsGivenUp() {
        KeyProvider provider = provider(Map.of("attempts", "1"));
        vault.fail(200, "{\"data\":\"" + "a".repeat(5 << 20) + "\"}");

        assertOutage(provider.wrap(List.of(KEY)));
        assertThat(wrap(provider).keyId()).isEqualTo("dangol:v1");
    }

    @Test
    void aTokenThatIsRefusedIsNotSentAgainUnlessThereIsAnother(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("token");
        Files.writeString(file, "s.first\n");
        KeyProvider provider = provider(Map.of("token-file", file.toString()));
        assertThat(wrap(provider).keyId()).isEqualTo("dangol:v1");

        vault.setToken("s.second");
        assertOutage(provider.wrap(List.of(KEY)));
        assertThat(vault.requests()).hasSize(2);

        Files.writeString(file, "s.second\n");
        assertThat(wrap(provider).keyId()).isEqualTo("dangol:v1");
        assertThat(vault.requests()).hasSize(4);
    }

    @Test
    void mountAndNamespaceAreSent() {
        KeyProvider provider = provider(Map.of("mount", "crm/transit", "namespace", "shops/seoul"));

        assertOutage(provider.wrap(List.of(KEY)));
        assertThat(vault.requests())
                .containsExactly(new TransitServer.Request("POST", "/v1/crm/transit/encrypt/dangol", "shops/seoul", 1));
    }

    /// A session of Hibernate is bound to the thread of its transaction.
    @Test
    void theAnswerComesOnTheCallersContextAfterARetryToo() throws Exception {
        KeyProvider provider = provider(Map.of());
        vault.fail(503, "");
        Context context = vertx.getOrCreateContext();
        CompletableFuture<Context> answered = new CompletableFuture<>();

        context.runOnContext(_ -> provider.wrap(List.of(KEY))
                .subscribe()
                .with(wrapped -> answered.complete(Vertx.currentContext()), answered::completeExceptionally));

        assertThat(answered.get(20, TimeUnit.SECONDS)).isSameAs(context);
    }

    @Test
    void settingsThatCannotWorkAreRefused(@TempDir Path directory) {
        assertRefused(Map.of("url", ""), "`dangol.keys.vault.url` must be Vault's address; it is not set.");
        assertRefused(Map.of("url", "http://vault.example.com:8200"), "must be https://host:port, or http://");
        assertRefused(Map.of("url", "ftp://127.0.0.1"), "must be https://host:port, or http://");
        assertRefused(Map.of("token", ""), "`dangol.keys.vault.token-file` must be a file with a token");
        assertRefused(
                Map.of("token", "", "token-file", directory.resolve("none").toString()),
                "`dangol.keys.vault.token-file` must be a file with a token");
        assertRefused(Map.of("key", "a/../b"), "`dangol.keys.vault.key` must be a name");
        assertRefused(Map.of("mount", "../sys"), "`dangol.keys.vault.mount` must be a path");
        assertRefused(Map.of("attempts", "0"), "must be at least 1");
        assertRefused(Map.of("tls-configuration-name", "none"), "must be a name under quarkus.tls; none is none");
    }

    private void assertRefused(Map<String, String> settings, String message) {
        assertThatThrownBy(() -> provider(settings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message);
    }

    private static void assertOutage(Uni<?> asked) {
        assertThatThrownBy(() -> await(asked)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.type()).isEqualTo(CommonProblem.SERVICE_UNAVAILABLE);
            assertThat(Outage.isToldBy(refusal)).isTrue();
        });
    }

    private static WrappedKey wrap(KeyProvider provider) {
        return await(provider.wrap(List.of(KEY))).getFirst();
    }

    private static <T> T await(Uni<T> asked) {
        return asked.await().atMost(PATIENCE);
    }

    private KeyProvider provider(Map<String, String> changed) {
        Map<String, String> settings = new HashMap<>(Map.of("url", vault.url(), "token", "s.first"));
        settings.putAll(changed);
        Map<String, String> properties = new HashMap<>(Map.of("provider", "vault"));
        settings.forEach((name, value) -> properties.put("vault." + name, value));
        return KeyProviders.vault(
                TestKeysets.settings(properties).vault(), vertx, name -> Optional.empty(), Clock.systemUTC());
    }
}
