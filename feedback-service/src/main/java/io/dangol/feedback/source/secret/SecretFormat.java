package io.dangol.feedback.source.secret;

import io.dangol.feedback.source.Signature;
import io.dangol.feedback.source.SigningKey;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How secrets and public keys are written outside, by scheme: `whsec_` and `whpk_` with Base64 in Standard Webhooks;
/// elsewhere a text whose bytes are the secret.
final class SecretFormat {
    private static final String SECRET_PREFIX = "whsec_";
    private static final String PUBLIC_KEY_PREFIX = "whpk_";
    private static final int SECRET_BYTES_LEAST = 24;
    private static final int SECRET_BYTES_MOST = 64;
    private static final int PUBLIC_KEY_BYTES = 32;
    private static final Pattern PLAIN_SECRET = Pattern.compile("[!-~]{16,128}");
    /// What stands before the 32 bytes in the X.509 form of a key (RFC 8410).
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private SecretFormat() {}

    /// What an operator gives for a source; empty where they leave it to us.
    ///
    /// @throws Refusal 400 where it does not fit the scheme
    static Optional<SecretMaterial> given(Signature scheme, @Nullable String secret, @Nullable String publicKey) {
        if (publicKey != null) {
            if (secret != null) {
                throw CommonProblem.invalid("publicKey", "stands alone: give either a secret or a publicKey");
            }
            if (scheme != Signature.STANDARD_WEBHOOKS) {
                throw CommonProblem.invalid("publicKey", "belongs to the scheme standard_webhooks");
            }
            return Optional.of(publicKey(publicKey));
        }
        return Optional.ofNullable(secret).map(given -> secret(scheme, given));
    }

    private static SecretMaterial publicKey(String given) {
        byte[] bytes = decode("publicKey", PUBLIC_KEY_PREFIX, given);
        if (bytes.length != PUBLIC_KEY_BYTES) {
            throw CommonProblem.invalid("publicKey", "must have 32 bytes behind whpk_");
        }
        return new SecretMaterial(SecretMaterial.Kind.ED25519, Buffer.buffer(bytes));
    }

    private static SecretMaterial secret(Signature scheme, String given) {
        return switch (scheme) {
            case STANDARD_WEBHOOKS -> {
                byte[] bytes = decode("secret", SECRET_PREFIX, given);
                if (bytes.length < SECRET_BYTES_LEAST || bytes.length > SECRET_BYTES_MOST) {
                    throw CommonProblem.invalid("secret", "must have 24 to 64 bytes behind whsec_");
                }
                yield hmac(bytes);
            }
            case GITHUB, STRIPE -> {
                if (!PLAIN_SECRET.matcher(given).matches()) {
                    throw CommonProblem.invalid("secret", "must have 16 to 128 printable characters without spaces");
                }
                yield hmac(given.getBytes(StandardCharsets.US_ASCII));
            }
        };
    }

    /// A new secret of ours.
    ///
    /// @param random 32 random bytes
    static SecretMaterial generated(Signature scheme, byte[] random) {
        return switch (scheme) {
            case STANDARD_WEBHOOKS -> hmac(random);
            case GITHUB, STRIPE -> hmac(HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII));
        };
    }

    /// As it is shown to whoever made it.
    static String shown(Signature scheme, SecretMaterial material) {
        byte[] bytes = material.bytes().getBytes();
        return switch (material.kind()) {
            case ED25519 -> PUBLIC_KEY_PREFIX + Base64.getEncoder().encodeToString(bytes);
            case HMAC ->
                switch (scheme) {
                    case STANDARD_WEBHOOKS ->
                        SECRET_PREFIX + Base64.getEncoder().encodeToString(bytes);
                    case GITHUB, STRIPE -> new String(bytes, StandardCharsets.US_ASCII);
                };
        };
    }

    /// As signatures are checked with it.
    static SigningKey key(SecretMaterial material) {
        byte[] bytes = material.bytes().getBytes();
        return switch (material.kind()) {
            case HMAC -> SigningKey.Hmac.of(bytes);
            case ED25519 -> new SigningKey.Ed25519(ed25519(bytes));
        };
    }

    private static PublicKey ed25519(byte[] bytes) {
        try {
            byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + PUBLIC_KEY_BYTES);
            System.arraycopy(bytes, 0, encoded, X509_PREFIX.length, PUBLIC_KEY_BYTES);
            return KeyFactory.getInstance(SigningKey.Ed25519.ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform since 15 has ed25519", impossible);
        }
    }

    private static SecretMaterial hmac(byte[] bytes) {
        return new SecretMaterial(SecretMaterial.Kind.HMAC, Buffer.buffer(bytes));
    }

    private static byte[] decode(String field, String prefix, String given) {
        Refusal refusal = CommonProblem.invalid(field, "must be " + prefix + " and Base64");
        if (!given.startsWith(prefix)) {
            throw refusal;
        }
        try {
            return Base64.getDecoder().decode(given.substring(prefix.length()));
        } catch (IllegalArgumentException broken) {
            throw refusal;
        }
    }
}
