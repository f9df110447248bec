package io.dangol.feedback.intake.delivery;

import io.dangol.feedback.intake.delivery.Judgement.Rejected;
import io.dangol.feedback.intake.delivery.Judgement.Verified;
import io.dangol.feedback.source.SigningKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// [GitHub's signature](https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries):
/// `X-Hub-Signature-256: sha256=` and HMAC-SHA256 in hexadecimal over the body alone.
///
/// Neither a time nor `X-GitHub-Delivery` is signed. An id that anybody can choose must neither let a copy in again nor
/// keep something new out, so a delivery is named by the digest of its body: the same body is the same delivery,
/// whatever id it comes with. GitHub sends one event with one body however often it repeats it, and two events with
/// two.
record GitHub() implements SignatureScheme {
    /// In lower case.
    static final String SIGNATURE = "x-hub-signature-256";

    private static final String PREFIX = "sha256=";

    @Override
    public Judgement judge(SignedDelivery delivery, List<SigningKey> keys, Instant now) {
        String signature = delivery.header(SIGNATURE);
        if (signature == null) {
            return new Rejected(Verdict.MISSING_HEADER);
        }
        return Hmac.isSigned(
                        keys,
                        "",
                        delivery.body(),
                        List.of(signature),
                        code -> PREFIX + HexFormat.of().formatHex(code))
                ? new Verified(BodyDigest.name(delivery.body()))
                : new Rejected(Verdict.INVALID_SIGNATURE);
    }
}
