package io.dangol.kit.crypto.keyset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AesGcmParameters;
import io.dangol.kit.crypto.PlainKey;
import io.dangol.kit.crypto.Unwrapped;
import io.dangol.kit.crypto.WrappedKey;
import io.dangol.kit.crypto.provider.FileKeyProvider;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files of keys as somebody may leave them.
class KeysetFileTest {
    private static final String SECRET = "GiDC4vHH1iKsgmOyl5+ytzncRVFlQIuXPSIdxSShkoVRrA==";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------", "rw-rw-rw-", "rw-----w-"})
    void aFileThatOthersMayReadOrThatIsAProgramIsRefused(String permissions) throws IOException {
        Path file = written(TestKeysets.json(Keysets.newAead()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("`dangol.keys.file` must be the path of a Tink keyset in JSON")
                .hasMessageEndingWith("it has " + permissions + ", so do `chmod 600`.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------"})
    void aFileOfItsOwnersIsTaken(String permissions) throws IOException {
        Path file = written(TestKeysets.json(Keysets.newAead()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertThat(open(file).keyIds()).hasSize(1);
    }

    @Test
    void whatIsNoKeysetIsRefusedWithoutBeingQuoted() {
        String good = TestKeysets.json(Keysets.newAead());
        for (String hostile : List.of(
                "",
                " ",
                "null",
                "{}",
                "[]",
                "\"" + SECRET + "\"",
                "{\"primaryKeyId\":1,\"key\":[]}",
                "{\"primaryKeyId\":1,\"key\":\"" + SECRET + "\"}",
                "{\"primaryKeyId\":\"" + SECRET + "\",\"key\":[{}]}",
                good.replace("AesGcmKey", SECRET),
                good.replace("ENABLED", "DISABLED"),
                good.replace("TINK", "RAW"),
                good.replaceFirst("\"primaryKeyId\":\\d+", "\"primaryKeyId\":7"),
                good.substring(0, good.length() / 2),
                "\u0000".repeat(1000),
                "[".repeat(60_000),
                "{\"a\":".repeat(12_000),
                TestKeysets.json(TestKeysets.newIndex()))) {
            assertThatThrownBy(() -> open(written(hostile)))
                    .as(hostile.substring(0, Math.min(100, hostile.length())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageEndingWith("it is no keyset of the kind that is needed here.")
                    .hasMessageNotContaining(SECRET)
                    .hasNoCause();
        }
    }

    @Test
    void keysWhoseCiphertextsDoNotNameThemAreRefused() throws Exception {
        KeysetHandle nameless = TestKeysets.generated(AesGcmParameters.builder()
                .setKeySizeBytes(32)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build());

        assertThatThrownBy(() -> open(written(TestKeysets.json(nameless)))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFileThatIsMissingOrTooLongOrADirectoryIsRefused() throws IOException {
        assertRefused(directory.resolve("missing.json"), "there is no such file.");
        assertRefused(Files.createDirectory(directory.resolve("folder")), "it is no file.");
        assertRefused(written(" ".repeat(64 * 1024) + TestKeysets.json(Keysets.newAead())), "it is longer.");
        assertThatThrownBy(() -> new FileKeyProvider(Optional.empty())).hasMessageEndingWith("0600): it is not set.");
        KeysetHandle many = Keysets.newAead();
        for (int key = 0; key < 100; key++) {
            many = TestKeysets.withAnother(many);
        }
        assertRefused(written(TestKeysets.json(many)), "it has 101 keys, at most 100 can be used.");
    }

    /// As Kubernetes mounts secrets.
    @Test
    void aLinkLeadsToTheFile() throws IOException {
        Path file = written(TestKeysets.json(Keysets.newAead()));
        Path link = Files.createSymbolicLink(directory.resolve("link.json"), file);

        assertThat(open(link).keyIds()).hasSize(1);
    }

    @Test
    void aChangeIsUsedAndABrokenOneIsLoggedOnce() throws IOException {
        KeysetHandle first = Keysets.newAead();
        Path file = written(TestKeysets.json(first));
        FileKeyProvider provider = open(file);
        try (Lines lines = new Lines()) {
            refresh(provider, 3);
            assertThat(lines.all()).isEmpty();

            TestKeysets.write(file, "{" + SECRET);
            refresh(provider, 3);
            assertThat(lines.all())
                    .singleElement()
                    .asString()
                    .startsWith("ERROR")
                    .contains("no keyset")
                    .doesNotContain(SECRET);
            assertThat(provider.currentKeyId()).isEqualTo(TestKeysets.currentId(first));

            Files.delete(file);
            refresh(provider, 3);
            assertThat(lines.all()).hasSize(2).last().asString().contains("there is no such file");

            KeysetHandle second = TestKeysets.rotated(first);
            TestKeysets.write(file, second);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            refresh(provider, 3);
            assertThat(lines.all()).hasSize(3).last().asString().contains("chmod 600");
            assertThat(provider.currentKeyId()).isEqualTo(TestKeysets.currentId(first));

            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            refresh(provider, 3);
            assertThat(lines.all())
                    .hasSize(5)
                    .last()
                    .asString()
                    .startsWith("INFO")
                    .contains("has changed");
            assertThat(provider.currentKeyId()).isEqualTo(TestKeysets.currentId(second));
            assertThat(provider.keyIds()).hasSize(2);
        }
    }

    /// A damaged key would wrap what nobody could unwrap.
    @Test
    void aKeyThatChangesUnderItsIdIsNotUsed() {
        KeysetHandle first = Keysets.newAead();
        Path file = written(TestKeysets.json(first));
        FileKeyProvider provider = open(file);
        List<WrappedKey> wrapped = provider.wrap(List.of(new PlainKey(Buffer.buffer("secret"), "a")))
                .await()
                .indefinitely();

        String other = TestKeysets.json(Keysets.newAead())
                .replaceAll(
                        "(?i)(\"(primaryKeyId|keyId)\":)\\d+",
                        "$1" + Integer.toUnsignedString(first.getPrimary().getId()));
        TestKeysets.write(file, other);
        try (Lines lines = new Lines()) {
            refresh(provider, 3);
            assertThat(lines.all()).singleElement().asString().contains("a key in it has changed and kept its id");
        }
        assertThat(provider.unwrap(wrapped).await().indefinitely())
                .containsExactly(new Unwrapped.Material(Buffer.buffer("secret")));
    }

    private static void refresh(FileKeyProvider provider, int times) {
        for (int time = 0; time < times; time++) {
            provider.refresh().await().indefinitely();
        }
    }

    private void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith(reason);
    }

    private static FileKeyProvider open(Path file) {
        return new FileKeyProvider(Optional.of(file));
    }

    private Path written(String content) {
        Path file = directory.resolve("encryption.json");
        TestKeysets.write(file, content);
        return file;
    }

    private static final class Lines extends Handler implements AutoCloseable {
        private final PatternFormatter form = new PatternFormatter("%p %s");
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Logger logger = Logger.getLogger(KeysetFile.class.getName());

        Lines() {
            logger.addHandler(this);
        }

        List<String> all() {
            return lines;
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(form.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
        }
    }
}
