package io.dangol.feedback.base.vault;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Makes secrets, and seals them for storage: they must be opened again, because an HMAC needs the secret itself.
///
/// With `dangol.feedback.secret-key` (Base64 of 32 bytes) they are sealed with AES-256-GCM, bound to their own id.
/// Without it they are stored as they are, which is said in the log at the start. Secrets stored before the key was set
/// can still be opened.
@ApplicationScoped
public class SecretVault {
    private static final Logger LOG = Logger.getLogger(SecretVault.class);
    private static final int SECRET_BYTES = 32;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte AS_IT_IS = 0;
    private static final byte AES_GCM = 1;

    private final SecureRandom random = new SecureRandom();
    private final @Nullable SecretKeySpec key;

    SecretVault(@ConfigProperty(name = "dangol.feedback.secret-key") Optional<String> encodedKey) {
        this.key = encodedKey.map(SecretVault::key).orElse(null);
        if (key == null) {
            LOG.warn("webhook secrets are stored unencrypted: set dangol.feedback.secret-key");
        }
    }

    /// A new secret: 32 random bytes.
    public byte[] generate() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /// The stored form of a secret.
    public byte[] seal(UUID id, byte[] secret) {
        SecretKeySpec sealing = key;
        if (sealing == null) {
            return ByteBuffer.allocate(1 + secret.length)
                    .put(AS_IT_IS)
                    .put(secret)
                    .array();
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, sealing, id, nonce, secret);
        return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                .put(AES_GCM)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /// The secret in its stored form.
    public byte[] open(UUID id, byte[] stored) {
        ByteBuffer buffer = ByteBuffer.wrap(stored);
        byte form = buffer.get();
        if (form == AS_IT_IS) {
            return rest(buffer);
        }
        SecretKeySpec opening = key;
        if (form != AES_GCM || opening == null) {
            throw new IllegalStateException("a webhook secret is sealed, and dangol.feedback.secret-key is not set");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        return crypt(Cipher.DECRYPT_MODE, opening, id, nonce, rest(buffer));
    }

    private static byte[] rest(ByteBuffer buffer) {
        byte[] rest = new byte[buffer.remaining()];
        buffer.get(rest);
        return rest;
    }

    private static byte[] crypt(int mode, SecretKeySpec key, UUID id, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(id.toString().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a webhook secret cannot be opened with the present key", broken);
        }
    }

    private static SecretKeySpec key(String encoded) {
        byte[] bytes = Base64.getDecoder().decode(encoded.strip());
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("dangol.feedback.secret-key is Base64 of " + KEY_BYTES + " bytes");
        }
        return new SecretKeySpec(bytes, "AES");
    }
}
