package io.dangol.benchmark.intake;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs deliveries by [Standard Webhooks 1.0](https://www.standardwebhooks.com): HMAC-SHA256 over
/// `id.timestamp.body`. For one thread.
final class Signer {
    /// Characters of a signature behind `v1,`.
    static final int SIGNATURE_LENGTH = 44;

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";

    private final Mac mac;

    /// @param secret `whsec_` and Base64, as the source got it
    Signer(String secret) {
        if (!secret.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a secret begins with " + PREFIX);
        }
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    /// A signature in Base64, without its `v1,`.
    byte[] sign(ByteBuffer id, ByteBuffer timestamp, ByteBuffer body) {
        mac.update(id);
        mac.update((byte) '.');
        mac.update(timestamp);
        mac.update((byte) '.');
        mac.update(body);
        return Base64.getEncoder().encode(mac.doFinal());
    }
}
