package io.dangol.feedback.intake;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A delivery as it arrived: the three headers of Standard Webhooks 1.0 and the raw body, none of it judged yet.
final class SignedDelivery {
    private final @Nullable String id;
    private final @Nullable String timestamp;
    private final @Nullable String signatures;
    private final byte[] body;

    /// @param id the header `webhook-id`
    /// @param timestamp the header `webhook-timestamp`, seconds since 1970
    /// @param signatures the header `webhook-signature`
    /// @param body the bytes that were signed; kept, not copied
    SignedDelivery(@Nullable String id, @Nullable String timestamp, @Nullable String signatures, byte[] body) {
        this.id = id;
        this.timestamp = timestamp;
        this.signatures = signatures;
        this.body = body;
    }

    @Nullable String id() {
        return id;
    }

    @Nullable String timestamp() {
        return timestamp;
    }

    @Nullable String signatures() {
        return signatures;
    }

    byte[] body() {
        return body;
    }

    /// What stands before the body in that which is signed: `id.timestamp.`.
    byte[] signedPrefix() {
        return (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
    }
}
