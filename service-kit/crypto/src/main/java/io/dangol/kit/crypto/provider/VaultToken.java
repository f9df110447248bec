package io.dangol.kit.crypto.provider;

import io.dangol.kit.crypto.keyset.KeySettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The token for Vault, as it was configured or as an agent writes it to a file.
final class VaultToken {
    private final Optional<Path> file;
    private volatile String token;

    /// @throws IllegalStateException without a token
    VaultToken(KeySettings.Vault settings) {
        this.file = settings.tokenFile();
        this.token = file.map(VaultToken::read)
                .or(settings::token)
                .filter(found -> !found.isBlank())
                .orElseThrow(
                        () -> new IllegalStateException("`dangol.keys.vault.token-file` must be a file with a token"
                                + " of Vault's, or `dangol.keys.vault.token` a token; there is neither."));
    }

    String value() {
        return token;
    }

    /// Reads the file again.
    ///
    /// @return whether it holds another token
    boolean refresh() {
        String found = file.map(VaultToken::read).orElse(token);
        boolean isAnother = !found.isBlank() && !found.equals(token);
        if (isAnother) {
            token = found;
        }
        return isAnother;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException missing) {
            return "";
        }
    }
}
