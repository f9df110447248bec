package io.dangol.kit.crypto;

import com.google.crypto.tink.KeysetHandle;
import io.dangol.kit.crypto.keyset.Keysets;
import io.dangol.kit.crypto.keyset.TestKeysets;
import io.dangol.kit.crypto.provider.FileKeyProvider;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/// Measures on one thread what a subject costs, without a database. It is no test, because the figures are
/// the machine's: they stand in the kit's README with the command that runs this.
final class CryptoFigures {
    private static final List<String> FIELDS = List.of("name", "email", "phone", "birthday", "address", "memo");
    private static final String TEXT = "서울특별시 마포구 양화로 45, minji.kim@example.com";
    private static final int SUBJECTS = 20_000;
    private static final int ROUNDS = 6;
    private static final int BATCH = 100;
    private static final double NANOS_A_SECOND = 1e9;

    private CryptoFigures() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Files.createTempFile("figures", ".json");
        TestKeysets.write(file, Keysets.newAead());
        KeyProvider provider = new FileKeyProvider(Optional.of(file));
        measure("make, wrap and seal 6 fields, subjects a second", SUBJECTS / BATCH, BATCH, _ -> create(provider));

        List<WrappedKey> wrapped = wrapped(provider);
        measure("unwrap with a cold cache, subjects a second", SUBJECTS / BATCH, BATCH, _ -> unwrap(provider, wrapped));

        FieldCipher warm = FreshKey.of(UUID.randomUUID()).cipher();
        List<byte[]> sealedTexts =
                FIELDS.stream().map(field -> warm.seal(field, TEXT)).toList();
        measure("open 6 fields with a warm cache, subjects a second", SUBJECTS, 1, _ -> open(warm, sealedTexts));

        TestKeysets.write(file, TestKeysets.rotated(TestKeysets.newIndex()));
        BlindIndex index = new BlindIndex(TestKeysets.settings(Map.of("index-file", file.toString())));
        measure("make an index entry, entries a second", SUBJECTS, 1, _ -> index.entry("email", TEXT));
        Files.delete(file);
    }

    private static void create(KeyProvider provider) {
        List<FreshKey> fresh = new ArrayList<>(BATCH);
        for (int subject = 0; subject < BATCH; subject++) {
            fresh.add(FreshKey.of(UUID.randomUUID()));
        }
        provider.wrap(fresh.stream().map(FreshKey::key).toList()).await().indefinitely();
        for (FreshKey key : fresh) {
            for (String field : FIELDS) {
                key.cipher().seal(field, TEXT);
            }
        }
    }

    private static List<WrappedKey> wrapped(KeyProvider provider) {
        IntFunction<PlainKey> key = number -> FreshKey.of(new UUID(0, number)).key();
        List<PlainKey> keys = new ArrayList<>();
        for (int subject = 0; subject < BATCH; subject++) {
            keys.add(key.apply(subject));
        }
        return provider.wrap(keys).await().indefinitely();
    }

    private static void unwrap(KeyProvider provider, List<WrappedKey> wrapped) {
        try {
            for (Unwrapped each : provider.unwrap(wrapped).await().indefinitely()) {
                Buffer material = ((Unwrapped.Material) each).material();
                KeysetHandle keyset = Keysets.parse(material.getBytes());
                FieldCipher.of(UUID.randomUUID(), keyset);
            }
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void open(FieldCipher cipher, List<byte[]> sealedTexts) {
        for (int field = 0; field < FIELDS.size(); field++) {
            cipher.open(FIELDS.get(field), sealedTexts.get(field));
        }
    }

    /// The median of the rounds, of which the first warms up.
    private static void measure(String what, int times, int each, IntConsumer work) {
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            long begunNanos = System.nanoTime();
            for (int time = 0; time < times; time++) {
                work.accept(time);
            }
            if (round > 0) {
                rates.add(times * each * NANOS_A_SECOND / (System.nanoTime() - begunNanos));
            }
        }
        rates.sort(null);
        System.out.printf(
                "%-55s %,10.0f (%,.0f to %,.0f)%n",
                what, rates.get(rates.size() / 2), rates.getFirst(), rates.getLast());
    }
}
