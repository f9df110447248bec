package io.dangol.kit.crypto.keyset;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import io.dangol.embedded.secret.PrivateFiles;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/// Keysets in files, and what operators do with them.
public final class TestKeysets {
    private TestKeysets() {}

    public static KeysetHandle newIndex() {
        return generated(PredefinedPrfParameters.HMAC_SHA256_PRF);
    }

    public static KeysetHandle generated(Parameters parameters) {
        // Its class sets up Tink.
        Keysets.name(0);
        try {
            return KeysetHandle.generateNew(parameters);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// With one more key, which is not the current one.
    public static KeysetHandle withAnother(KeysetHandle keyset) {
        return build(KeysetHandle.newBuilder(keyset)
                .addEntry(KeysetHandle.generateEntryFromParameters(
                                keyset.getPrimary().getKey().getParameters())
                        .withRandomId()));
    }

    /// The last key becomes the current one.
    public static KeysetHandle withLastCurrent(KeysetHandle keyset) {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keyset);
        builder.getAt(builder.size() - 1).makePrimary();
        return build(builder);
    }

    public static KeysetHandle withoutFirst(KeysetHandle keyset) {
        return build(KeysetHandle.newBuilder(keyset).deleteAt(0));
    }

    /// With a new key that is the current one at once.
    public static KeysetHandle rotated(KeysetHandle keyset) {
        return withLastCurrent(withAnother(keyset));
    }

    private static KeysetHandle build(KeysetHandle.Builder builder) {
        try {
            return builder.build();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static String currentId(KeysetHandle keyset) {
        return Keysets.name(keyset.getPrimary().getId());
    }

    public static String json(KeysetHandle keyset) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static KeysetHandle read(String json) {
        try {
            return Keysets.parseJson(json);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static void write(Path file, KeysetHandle keyset) {
        write(file, json(keyset));
    }

    public static void write(Path file, String content) {
        try {
            PrivateFiles.write(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// @param properties below `dangol.keys`
    public static KeySettings settings(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(KeySettings.class)
                .withSources(new PropertiesConfigSource(
                        properties.entrySet().stream()
                                .collect(Collectors.toMap(
                                        entry -> "dangol.keys." + entry.getKey(), Map.Entry::getValue)),
                        "test",
                        100))
                .build()
                .getConfigMapping(KeySettings.class);
    }
}
