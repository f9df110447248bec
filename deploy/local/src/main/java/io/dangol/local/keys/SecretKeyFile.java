package io.dangol.local.keys;

import io.dangol.embedded.secret.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/// A key of 256 bits with which a service seals what it must be able to open again, in a file that only its owner may
/// read.
///
/// @param file where it is kept
public record SecretKeyFile(Path file) {
    private static final int BYTES = 32;

    /// The key in Base64; made at the first call.
    public String base64() throws IOException {
        if (!Files.exists(file)) {
            byte[] key = new byte[BYTES];
            new SecureRandom().nextBytes(key);
            PrivateFiles.write(file, Base64.getEncoder().encodeToString(key) + "\n");
        }
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }
}
