package io.dangol.loyalty.ledger;

import io.dangol.kit.digest.Sha256;
import io.dangol.kit.idempotency.IdempotencyKey;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What makes two commands the same, whoever sends them and however often: one cause has one transaction, for ever.
///
/// @param id 128 bits of the SHA-256 of what names the cause
/// @param fingerprint the same of what was asked; null where the cause itself says it all
public record Cause(UUID id, @Nullable UUID fingerprint) {

    /// A fact that has an id of its own, such as a purchase.
    ///
    /// @param reference the fact's id
    public static Cause of(TransactionKind kind, String reference) {
        return new Cause(digest(kind.wireName(), reference), null);
    }

    /// A caller's request under an `Idempotency-Key`.
    ///
    /// @param operation what is asked for
    /// @param request the request; its `toString` contains every field
    public static Cause ofRequest(IdempotencyKey key, String operation, Object request) {
        return ofKey(key.scope(), Objects.requireNonNull(key.value()), operation + "\n" + request);
    }

    /// A caller's Idempotency-Key.
    ///
    /// @param scope who sent it
    /// @param request what was asked, in one form
    public static Cause ofKey(String scope, String key, String request) {
        return new Cause(digest("key", scope, key), digest(request));
    }

    /// The first 128 bits of the SHA-256 of the parts, a line each.
    static UUID digest(String... parts) {
        return Sha256.half(String.join("\n", parts));
    }
}
