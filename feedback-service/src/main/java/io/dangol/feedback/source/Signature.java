package io.dangol.feedback.source;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How the deliveries of a source are signed.
@Schema(
        name = "SignatureScheme",
        description = "How deliveries are signed: `standard_webhooks` by Standard Webhooks 1.0, HMAC-SHA256 (`v1`) or"
                + " ed25519 (`v1a`); `github` as GitHub does, `X-Hub-Signature-256`; `stripe` as Stripe does,"
                + " `Stripe-Signature`.")
public enum Signature {
    /// Standard Webhooks 1.0: `v1` by a secret that both sides know, or `v1a` by a public key of the partner.
    @JsonProperty("standard_webhooks")
    STANDARD_WEBHOOKS,
    /// `X-Hub-Signature-256: sha256=…`, without a time.
    @JsonProperty("github")
    GITHUB,
    /// `Stripe-Signature: t=…,v1=…`.
    @JsonProperty("stripe")
    STRIPE;

    /// The name in JSON and in the database.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The scheme of a name that [#wire()] gave.
    public static Signature of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
