package io.dangol.feedback.survey.invitation;

import io.dangol.feedback.base.vault.SecretVault;
import io.dangol.kit.digest.Sha256;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.UUID;

/// Makes the tokens of one-time links: 256 random bits, in base64url.
///
/// A token is looked up by its hash, so that nobody who reads the table can use a link, and how long the
/// look takes says nothing of how near a guess is. Beside it lies the token sealed, because whoever
/// delivers the link fetches it later.
@ApplicationScoped
public class LinkTokens {
    private final SecretVault vault;

    LinkTokens(SecretVault vault) {
        this.vault = vault;
    }

    /// A token as it is stored.
    record Stored(Buffer hash, Buffer sealed) {}

    Stored make(UUID invitation) {
        byte[] token = vault.generate();
        return new Stored(hash(text(token)), Buffer.buffer(vault.seal(invitation, token)));
    }

    /// The token in its sealed form.
    String open(UUID invitation, Buffer sealed) {
        return text(vault.open(invitation, sealed.getBytes()));
    }

    /// What a token is looked up by.
    public static Buffer hash(String token) {
        return Buffer.buffer(Sha256.of(token));
    }

    private static String text(byte[] token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }
}
