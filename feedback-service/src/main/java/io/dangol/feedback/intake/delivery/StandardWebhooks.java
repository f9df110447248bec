package io.dangol.feedback.intake.delivery;

import io.dangol.feedback.intake.delivery.Judgement.Rejected;
import io.dangol.feedback.intake.delivery.Judgement.Verified;
import io.dangol.feedback.source.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// [Standard Webhooks 1.0](https://www.standardwebhooks.com): `v1,` HMAC-SHA256 or `v1a,` ed25519 over
/// `id.timestamp.body`, the body as it came over the wire. The headers are named `webhook-…`, or `svix-…` as Svix names
/// them.
///
/// An id has no full stop, because that is what separates the signed parts: nobody can move a part of one into
/// another and keep the signature.
record StandardWebhooks() implements SignatureScheme {
    private static final List<String> PREFIXES = List.of("webhook-", "svix-");
    private static final List<String> PARTS = List.of("id", "timestamp", "signature");
    private static final Pattern ID = Pattern.compile("[!-~&&[^.]]{1,256}");
    private static final String HMAC_VERSION = "v1,";
    private static final String ED25519_VERSION = "v1a,";
    /// An ed25519 signature costs more to check than an HMAC, and nobody sends many.
    private static final int ED25519_SIGNATURES_MOST = 3;

    /// The headers, in lower case.
    static List<String> headers() {
        return PREFIXES.stream()
                .flatMap(prefix -> PARTS.stream().map(prefix::concat))
                .toList();
    }

    @Override
    public Judgement judge(SignedDelivery delivery, List<SigningKey> keys, Instant now) {
        String id = part(delivery, "id");
        String timestamp = part(delivery, "timestamp");
        String signatures = part(delivery, "signature");
        if (id == null || timestamp == null || signatures == null) {
            return new Rejected(Verdict.MISSING_HEADER);
        }
        if (!ID.matcher(id).matches()) {
            return new Rejected(Verdict.INVALID_ID);
        }
        Verdict flaw = SignedTime.flaw(timestamp, now);
        if (flaw != null) {
            return new Rejected(flaw);
        }
        String prefix = id + "." + timestamp + ".";
        boolean signedBySecret = Hmac.isSigned(
                keys,
                prefix,
                delivery.body(),
                of(HMAC_VERSION, signatures, SIGNATURES_MOST),
                code -> HMAC_VERSION + Base64.getEncoder().encodeToString(code));
        boolean signedByKey = isSignedByKey(keys, prefix, delivery.body(), signatures);
        return signedBySecret || signedByKey ? new Verified(id) : new Rejected(Verdict.INVALID_SIGNATURE);
    }

    /// A header under either name; null where it is under neither, or under both and not the same.
    private static @Nullable String part(SignedDelivery delivery, String part) {
        List<String> found = PREFIXES.stream()
                .map(prefix -> delivery.header(prefix + part))
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
        return found.size() == 1 ? found.getFirst() : null;
    }

    private static List<String> of(String version, String signatures, int most) {
        return Pattern.compile(" ")
                .splitAsStream(signatures)
                .filter(signature -> signature.startsWith(version))
                .limit(most)
                .toList();
    }

    private static boolean isSignedByKey(List<SigningKey> keys, String prefix, byte[] body, String signatures) {
        List<String> given = of(ED25519_VERSION, signatures, ED25519_SIGNATURES_MOST);
        boolean signed = false;
        for (SigningKey key : keys) {
            if (key instanceof SigningKey.Ed25519 ed25519) {
                for (String signature : given) {
                    signed |= verify(ed25519, prefix, body, signature.substring(ED25519_VERSION.length()));
                }
            }
        }
        return signed;
    }

    private static boolean verify(SigningKey.Ed25519 key, String prefix, byte[] body, String encoded) {
        try {
            byte[] signature = Base64.getDecoder().decode(encoded);
            if (!Base64.getEncoder().encodeToString(signature).equals(encoded)) {
                return false;
            }
            Signature verifier = Signature.getInstance(SigningKey.Ed25519.ALGORITHM);
            verifier.initVerify(key.key());
            verifier.update(prefix.getBytes(StandardCharsets.UTF_8));
            verifier.update(body);
            return verifier.verify(signature);
        } catch (IllegalArgumentException | GeneralSecurityException none) {
            // No Base64, no signature of 64 bytes, or a key that is no point of the curve: nothing has signed.
            return false;
        }
    }
}
