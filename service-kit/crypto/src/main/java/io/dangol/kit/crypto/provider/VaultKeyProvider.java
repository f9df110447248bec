package io.dangol.kit.crypto.provider;

import io.dangol.kit.crypto.Batches;
import io.dangol.kit.crypto.KeyProvider;
import io.dangol.kit.crypto.PlainKey;
import io.dangol.kit.crypto.Unwrapped;
import io.dangol.kit.crypto.Unwrapped.Reason;
import io.dangol.kit.crypto.WrappedKey;
import io.dangol.kit.crypto.keyset.KeySettings;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Key-encryption keys in Vault's transit engine: the versions of one key, each an id, `dangol:v3`.
///
/// The key must be of a type with associated data (`aes256-gcm96`) and not derived. The token needs
/// `update` on `encrypt/KEY` and `decrypt/KEY` and `read` on `keys/KEY`, not `create`, with which Vault
/// would make a key that is missing. Source: Vault's documentation, "Transit secrets engine (API)".
public final class VaultKeyProvider implements KeyProvider {
    private static final Logger LOG = Logger.getLogger(VaultKeyProvider.class);
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final VaultClient client;
    private final KeySettings.Vault settings;
    private final Clock clock;
    private volatile @Nullable Versions versions;
    private volatile Instant refreshAfter = Instant.MIN;
    private volatile Instant silentUntil = Instant.MIN;

    VaultKeyProvider(VaultClient client, KeySettings.Vault settings, Clock clock) {
        this.client = client;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String currentKeyId() {
        return id(known().latest());
    }

    @Override
    public Set<String> keyIds() {
        return known().ids(this::id);
    }

    private Versions known() {
        return Optional.ofNullable(versions).orElseThrow(VaultKeyProvider::outage);
    }

    private String id(int version) {
        return settings.key() + ":v" + version;
    }

    @Override
    public Uni<List<WrappedKey>> wrap(List<PlainKey> keys) {
        KeyProvider.requireBatch(keys);
        return asOutage(Batches.each(
                keys,
                settings.batchMost(),
                batch -> client.post(path("encrypt"), encryption(batch))
                        .map(data -> wrapped(batch, results(data, batch.size())))));
    }

    private static JsonObject encryption(List<PlainKey> keys) {
        JsonArray input = new JsonArray();
        for (PlainKey key : keys) {
            input.add(new JsonObject()
                    .put("plaintext", base64(key.material().getBytes()))
                    .put("associated_data", base64(data(key.associatedData()))));
        }
        return new JsonObject().put("batch_input", input);
    }

    private List<WrappedKey> wrapped(List<PlainKey> keys, JsonArray results) {
        List<WrappedKey> wrapped = new ArrayList<>(keys.size());
        for (int index = 0; index < keys.size(); index++) {
            String ciphertext = text(results, index, "ciphertext")
                    .orElseThrow(() -> new VaultFailure(400, "Vault has wrapped only a part of the keys"));
            int version = Versions.of(ciphertext)
                    .orElseThrow(() -> new VaultFailure(400, "Vault's ciphertext does not begin with vault:vN:"));
            noteVersion(version);
            wrapped.add(new WrappedKey(
                    id(version), Buffer.buffer(ciphertext), keys.get(index).associatedData()));
        }
        return wrapped;
    }

    /// A rotation shows in what is wrapped, before the key is asked for.
    private void noteVersion(int version) {
        Versions before = versions;
        if (before != null && version > before.latest()) {
            versions = new Versions(before.first(), version);
        }
    }

    @Override
    public Uni<List<Unwrapped>> unwrap(List<WrappedKey> keys) {
        KeyProvider.requireBatch(keys);
        return asOutage(Batches.each(
                keys,
                settings.batchMost(),
                batch -> client.post(path("decrypt"), decryption(batch))
                        .map(data -> results(data, batch.size()))
                        .flatMap(results -> unwrapped(batch, results))));
    }

    private static JsonObject decryption(List<WrappedKey> keys) {
        JsonArray input = new JsonArray();
        for (WrappedKey key : keys) {
            input.add(new JsonObject()
                    .put("ciphertext", key.wrapped().toString(StandardCharsets.UTF_8))
                    .put("associated_data", base64(data(key.associatedData()))));
        }
        return new JsonObject().put("batch_input", input);
    }

    /// What Vault refuses is damaged, or its version is no longer allowed, which the key tells.
    private Uni<List<Unwrapped>> unwrapped(List<WrappedKey> keys, JsonArray results) {
        List<Optional<Buffer>> materials = new ArrayList<>(keys.size());
        for (int index = 0; index < keys.size(); index++) {
            materials.add(text(results, index, "plaintext").map(VaultKeyProvider::decoded));
        }
        Uni<Void> learnt = materials.stream().allMatch(Optional::isPresent)
                ? Uni.createFrom().voidItem()
                : learnVersions();
        return learnt.map(_ -> {
            List<Unwrapped> unwrapped = new ArrayList<>(keys.size());
            for (int index = 0; index < keys.size(); index++) {
                String keyId = keys.get(index).keyId();
                unwrapped.add(materials
                        .get(index)
                        .<Unwrapped>map(Unwrapped.Material::new)
                        .orElseGet(() ->
                                new Unwrapped.Refused(keyIds().contains(keyId) ? Reason.DAMAGED : Reason.UNKNOWN_KEY)));
            }
            return unwrapped;
        });
    }

    @Override
    public Uni<Void> refresh() {
        return clock.instant().isBefore(refreshAfter)
                ? Uni.createFrom().voidItem()
                : asOutage(Uni.createFrom().deferred(this::learnVersions));
    }

    private Uni<Void> learnVersions() {
        return client.get(path("keys"))
                .invoke(data -> {
                    versions = Versions.read(data);
                    refreshAfter = clock.instant().plus(FRESH);
                })
                .replaceWithVoid();
    }

    private String path(String operation) {
        return settings.mount() + "/" + operation + "/" + settings.key();
    }

    /// The caller's transaction goes on where it was, and sees an outage like any other.
    private <T> Uni<T> asOutage(Uni<T> asked) {
        return Uni.createFrom().deferred(() -> {
            Context caller = Vertx.currentContext();
            Uni<T> told = asked.onFailure(VaultFailure.class).transform(this::told);
            return caller == null ? told : told.emitOn(work -> caller.runOnContext(_ -> work.run()));
        });
    }

    private Refusal told(Throwable failure) {
        Instant now = clock.instant();
        if (now.isAfter(silentUntil)) {
            silentUntil = now.plus(SILENCE);
            LOG.errorf("Keys cannot be wrapped and unwrapped: %s", failure.getMessage());
        }
        return outage();
    }

    private static Refusal outage() {
        return new Refusal(
                CommonProblem.SERVICE_UNAVAILABLE, "the key service cannot be used now; send the same request again");
    }

    private static JsonArray results(JsonObject data, int expected) {
        if (data.getValue("batch_results") instanceof JsonArray results && results.size() == expected) {
            return results;
        }
        throw new VaultFailure(400, "Vault's answer must have a result for each key of the batch");
    }

    private static Optional<String> text(JsonArray results, int index, String name) {
        return results.getValue(index) instanceof JsonObject result && result.getValue(name) instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    private static Buffer decoded(String plaintext) {
        try {
            return Buffer.buffer(Base64.getDecoder().decode(plaintext));
        } catch (IllegalArgumentException notBase64) {
            throw new VaultFailure(400, "Vault's plaintext must be Base64");
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] data(String associatedData) {
        return Objects.requireNonNull(associatedData).getBytes(StandardCharsets.UTF_8);
    }
}
