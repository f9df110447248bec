package io.dangol.local.postgres;

import io.dangol.local.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/// One generated password for each database role, kept in files that only their owner may read.
///
/// @param directory where the files are
public record Passwords(Path directory) {
    private static final int BYTES = 24;

    /// The role's password; made at the first call.
    public String of(String role) throws IOException {
        Path file = directory.resolve("postgres-" + role + ".password");
        if (!Files.exists(file)) {
            byte[] secret = new byte[BYTES];
            new SecureRandom().nextBytes(secret);
            PrivateFiles.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "\n");
        }
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }
}
