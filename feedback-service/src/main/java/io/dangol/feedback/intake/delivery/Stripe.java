package io.dangol.feedback.intake.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dangol.feedback.intake.delivery.Judgement.Rejected;
import io.dangol.feedback.intake.delivery.Judgement.Verified;
import io.dangol.feedback.source.SigningKey;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// [Stripe's signature](https://docs.stripe.com/webhooks/signature): `Stripe-Signature: t=…,v1=…`, HMAC-SHA256 in
/// hexadecimal over `t.body`, any number of `v1` while a secret is being replaced.
///
/// The event's id is the `id` of the body, which is signed. A body without one is named by its digest.
record Stripe() implements SignatureScheme {
    /// In lower case.
    static final String SIGNATURE = "stripe-signature";

    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern ID = Pattern.compile("[!-~]{1,256}");
    private static final String TIMESTAMP = "t=";
    private static final String VERSION = "v1=";

    @Override
    public Judgement judge(SignedDelivery delivery, List<SigningKey> keys, Instant now) {
        String header = delivery.header(SIGNATURE);
        if (header == null) {
            return new Rejected(Verdict.MISSING_HEADER);
        }
        List<String> timestamps = values(header, TIMESTAMP);
        if (timestamps.size() != 1) {
            return new Rejected(Verdict.INVALID_TIMESTAMP);
        }
        String timestamp = timestamps.getFirst();
        Verdict flaw = SignedTime.flaw(timestamp, now);
        if (flaw != null) {
            return new Rejected(flaw);
        }
        return Hmac.isSigned(keys, timestamp + ".", delivery.body(), values(header, VERSION), HexFormat.of()::formatHex)
                ? new Verified(id(delivery.body()).orElseGet(() -> BodyDigest.name(delivery.body())))
                : new Rejected(Verdict.INVALID_SIGNATURE);
    }

    private static List<String> values(String header, String key) {
        return Pattern.compile(",")
                .splitAsStream(header)
                .filter(part -> part.startsWith(key))
                .limit(SIGNATURES_MOST)
                .map(part -> part.substring(key.length()))
                .toList();
    }

    /// The first `id` of the object that the body is; empty where it has none that can name it.
    private static Optional<String> id(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isId = parser.currentName().equals("id");
                if (parser.nextToken() == JsonToken.VALUE_STRING && isId) {
                    return Optional.of(parser.getText())
                            .filter(text -> ID.matcher(text).matches() && !text.startsWith(BodyDigest.NAME_PREFIX));
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (IOException broken) {
            return Optional.empty();
        }
    }
}
