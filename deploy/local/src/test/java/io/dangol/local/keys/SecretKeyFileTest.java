package io.dangol.local.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretKeyFileTest {
    @Test
    void theKeyHas256BitsAndStaysTheSame(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("feedback.key");

        String key = new SecretKeyFile(file).base64();

        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
        assertThat(new SecretKeyFile(file).base64()).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void twoHomesHaveTwoKeys(@TempDir Path directory) throws IOException {
        assertThat(new SecretKeyFile(directory.resolve("one.key")).base64())
                .isNotEqualTo(new SecretKeyFile(directory.resolve("other.key")).base64());
    }
}
