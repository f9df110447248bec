package io.dangol.feedback.intake.delivery;

import io.dangol.feedback.source.Signature;
import java.util.List;
import java.util.stream.Stream;

/// The signature schemes that deliveries may use.
final class SignatureSchemes {
    /// The headers of every scheme, in lower case.
    static final List<String> HEADERS = Stream.concat(
                    StandardWebhooks.headers().stream(), Stream.of(GitHub.SIGNATURE, Stripe.SIGNATURE))
            .toList();

    private SignatureSchemes() {}

    /// The scheme that a source has chosen.
    static SignatureScheme of(Signature signature) {
        return switch (signature) {
            case STANDARD_WEBHOOKS -> new StandardWebhooks();
            case GITHUB -> new GitHub();
            case STRIPE -> new Stripe();
        };
    }

    /// The scheme that a delivery seems to be signed by: for a source that does not exist, which must not answer
    /// sooner than one that does.
    static SignatureScheme seenIn(SignedDelivery delivery) {
        if (delivery.header(GitHub.SIGNATURE) != null) {
            return new GitHub();
        }
        return delivery.header(Stripe.SIGNATURE) != null ? new Stripe() : new StandardWebhooks();
    }
}
