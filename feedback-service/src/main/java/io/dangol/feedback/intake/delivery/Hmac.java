package io.dangol.feedback.intake.delivery;

import io.dangol.feedback.source.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;

/// HMAC-SHA256 (RFC 2104) over a prefix and a body, under each of several keys.
final class Hmac {
    private Hmac() {}

    /// Whether any of the signatures is that of any key. All are compared, whatever was found before.
    ///
    /// @param written how the scheme writes a code
    static boolean isSigned(
            List<SigningKey> keys,
            String prefix,
            byte[] body,
            List<String> signatures,
            Function<byte[], String> written) {
        boolean signed = false;
        for (SigningKey key : keys) {
            if (key instanceof SigningKey.Hmac hmac) {
                byte[] expected = bytes(written.apply(code(hmac, prefix, body)));
                for (String signature : signatures) {
                    signed |= MessageDigest.isEqual(expected, bytes(signature));
                }
            }
        }
        return signed;
    }

    private static byte[] code(SigningKey.Hmac key, String prefix, byte[] body) {
        try {
            Mac mac = Mac.getInstance(SigningKey.Hmac.ALGORITHM);
            mac.init(key.key());
            mac.update(bytes(prefix));
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java platform has " + SigningKey.Hmac.ALGORITHM, impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
