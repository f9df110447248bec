package io.dangol.feedback.intake;

import io.dangol.feedback.source.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Verifies signatures by [Standard Webhooks 1.0](https://www.standardwebhooks.com): HMAC-SHA256 over
/// `id.timestamp.body`, the body as it came over the wire.
///
/// An id has no full stop, because that is what separates the signed parts: nobody can move a part of one into
/// another and keep the signature.
final class StandardWebhooks {
    /// How far a timestamp may be from our clock.
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Pattern ID = Pattern.compile("[!-~&&[^.]]{1,256}");
    private static final Pattern TIMESTAMP = Pattern.compile("[1-9][0-9]{0,11}");
    private static final String VERSION = "v1,";
    private static final int SIGNATURES_MOST = 32;

    private StandardWebhooks() {}

    /// Judges a delivery. Every key is tried on every signature, in constant time.
    static Verdict verify(SignedDelivery delivery, List<SecretKeySpec> keys, Instant now) {
        String id = delivery.id();
        String timestamp = delivery.timestamp();
        String signatures = delivery.signatures();
        if (id == null || timestamp == null || signatures == null) {
            return Verdict.MISSING_HEADER;
        }
        if (!ID.matcher(id).matches()) {
            return Verdict.INVALID_ID;
        }
        if (!TIMESTAMP.matcher(timestamp).matches()) {
            return Verdict.INVALID_TIMESTAMP;
        }
        Instant sentAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(sentAt, now).abs().compareTo(TOLERANCE) > 0) {
            return Verdict.STALE;
        }
        return isSigned(delivery, signatures, keys) ? Verdict.VERIFIED : Verdict.INVALID_SIGNATURE;
    }

    private static boolean isSigned(SignedDelivery delivery, String signatures, List<SecretKeySpec> keys) {
        List<byte[]> given = Pattern.compile(" ")
                .splitAsStream(signatures)
                .filter(signature -> signature.startsWith(VERSION))
                .limit(SIGNATURES_MOST)
                .map(signature -> signature.getBytes(StandardCharsets.UTF_8))
                .toList();
        boolean signed = false;
        for (SecretKeySpec key : keys) {
            byte[] expected = signature(delivery, key);
            for (byte[] signature : given) {
                signed |= MessageDigest.isEqual(expected, signature);
            }
        }
        return signed;
    }

    private static byte[] signature(SignedDelivery delivery, SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(SigningKeys.ALGORITHM);
            mac.init(key);
            mac.update(delivery.signedPrefix());
            String encoded = Base64.getEncoder().encodeToString(mac.doFinal(delivery.body()));
            return (VERSION + encoded).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java platform has " + SigningKeys.ALGORITHM, impossible);
        }
    }
}
