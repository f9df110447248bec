package io.dangol.feedback.intake.delivery;

import io.dangol.feedback.source.Signature;
import io.dangol.feedback.source.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A way to sign deliveries. Each judges the raw bytes against every live key of the source, in constant time.
sealed interface SignatureScheme permits StandardWebhooks, GitHub, Stripe {
    /// How far a signed time may be from our clock, in either direction.
    Duration TOLERANCE = Duration.ofMinutes(5);

    /// Signatures of one delivery that are looked at, at most.
    int SIGNATURES_MOST = 32;

    /// Judges a delivery.
    ///
    /// @param keys the live keys of its source
    Judgement judge(SignedDelivery delivery, List<SigningKey> keys, Instant now);

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
