package io.dangol.embedded.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/// One generated password for each user of a server, kept in files that only their owner may read.
///
/// @param directory where the files are
/// @param server what the users log in to, `postgres` or `kafka`; the files' names begin with it
public record Passwords(Path directory, String server) {
    private static final int BYTES = 24;

    /// The user's password; made at the first call.
    public String of(String user) throws IOException {
        Path file = directory.resolve(server + "-" + user + ".password");
        if (!Files.exists(file)) {
            byte[] secret = new byte[BYTES];
            new SecureRandom().nextBytes(secret);
            PrivateFiles.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "\n");
        }
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }
}
