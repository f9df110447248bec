package io.dangol.local.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.prf.PrfSet;
import io.dangol.embedded.secret.PrivateFiles;
import io.dangol.local.CommandFailure;
import io.dangol.local.keys.DataKey.State;
import io.dangol.local.keys.DataKeyFile.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DataKeyFileTest {
    private static final Instant NOW = Instant.parse("2026-11-30T15:00:00Z");
    private static final byte[] TEXT = "text".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    @Test
    void bothFilesAreMadeOnceAndForTheirOwnerOnly() throws IOException {
        DataKeyFiles files = new DataKeyFiles(directory, Clock.fixed(NOW, ZoneOffset.UTC));

        Map<String, String> environment = files.environment();

        assertThat(environment)
                .isEqualTo(Map.of(
                        "DANGOL_KEYS_PROVIDER",
                        "file",
                        "DANGOL_KEYS_FILE",
                        directory.resolve("data-encryption.json").toString(),
                        "DANGOL_KEYS_INDEX_FILE",
                        directory.resolve("data-index.json").toString()));
        for (Kind kind : Kind.values()) {
            Path file = files.file(kind).path();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            String before = Files.readString(file);
            files.environment();
            assertThat(file).hasContent(before);
        }
    }

    @Test
    void theKeysAreWhatServicesNeed() throws Exception {
        new DataKeyFiles(directory, Clock.systemUTC()).environment();

        Aead aead = keyset(Kind.ENCRYPTION).getPrimitive(RegistryConfiguration.get(), Aead.class);
        assertThat(aead.decrypt(aead.encrypt(TEXT, TEXT), TEXT)).isEqualTo(TEXT);
        PrfSet prfs = keyset(Kind.INDEX).getPrimitive(RegistryConfiguration.get(), PrfSet.class);
        assertThat(prfs.computePrimary(TEXT, 32)).hasSize(32);
        assertThat(keyset(Kind.ENCRYPTION).getPrimary().getKey().getIdRequirementOrNull())
                .isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void aKeyIsNewThenCurrentThenPreviousThenGone(Kind kind) throws IOException {
        DataKeyFile file = new DataKeyFile(kind, directory);
        file.createIfAbsent(NOW);
        String first = file.keys().getFirst().id();
        assertThat(file.keys()).containsExactly(new DataKey(first, State.CURRENT, Optional.of(NOW), Optional.of(NOW)));

        String second = file.add(NOW.plusSeconds(1));
        assertThat(file.keys()).extracting(DataKey::state).containsExactly(State.CURRENT, State.NEW);

        file.makeCurrent(second, NOW.plusSeconds(11));
        assertThat(file.keys())
                .containsExactly(
                        new DataKey(first, State.PREVIOUS, Optional.of(NOW), Optional.of(NOW)),
                        new DataKey(
                                second,
                                State.CURRENT,
                                Optional.of(NOW.plusSeconds(1)),
                                Optional.of(NOW.plusSeconds(11))));

        file.remove(first);
        assertThat(file.keys()).extracting(DataKey::id).containsExactly(second);
        assertThatThrownBy(() -> file.remove(first))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("There is no " + kind.word() + " key " + first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyFromElsewhereHasNoTimes() throws IOException {
        DataKeyFile file = new DataKeyFile(Kind.ENCRYPTION, directory);
        file.createIfAbsent(NOW);
        file.makeCurrent(file.add(NOW), NOW);
        Files.delete(directory.resolve("data-encryption.times.properties"));

        assertThat(file.keys()).extracting(DataKey::state).containsExactly(State.PREVIOUS, State.CURRENT);
        assertThat(file.keys()).extracting(DataKey::madeAt).containsOnly(Optional.empty());
        PrivateFiles.write(
                directory.resolve("data-encryption.times.properties"),
                "made." + file.keys().getFirst().id() + "=yesterday\n");
        assertThat(file.keys().getFirst().madeAt()).isEmpty();
    }

    @Test
    void aDamagedFileIsNotReplacedAndNotQuoted() throws IOException {
        DataKeyFile file = new DataKeyFile(Kind.ENCRYPTION, directory);
        assertThatThrownBy(file::keys)
                .isInstanceOf(CommandFailure.class)
                .hasMessage("There are no keys yet: ./dangol up makes them.");
        PrivateFiles.write(file.path(), "{\"secret\":");

        file.createIfAbsent(NOW);

        assertThat(file.path()).hasContent("{\"secret\":");
        assertThatThrownBy(() -> file.add(NOW))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("are damaged: bring the file back from a backup.")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    private KeysetHandle keyset(Kind kind) throws Exception {
        return TinkJsonProtoKeysetFormat.parseKeyset(
                Files.readString(new DataKeyFile(kind, directory).path()), InsecureSecretKeyAccess.get());
    }
}
