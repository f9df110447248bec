package io.dangol.feedback.intake.delivery;

import io.dangol.feedback.source.SigningKey;
import java.time.Instant;
import java.util.List;

/// A way to sign deliveries. Each judges the raw bytes against every live key of the source, in constant time.
interface SignatureScheme {
    /// Signatures of one delivery that are looked at, at most.
    int SIGNATURES_MOST = 32;

    /// Judges a delivery.
    ///
    /// @param keys the live keys of its source
    Judgement judge(SignedDelivery delivery, List<SigningKey> keys, Instant now);
}
