package io.dangol.customer.history.purchase;

import io.dangol.customer.person.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What held of a purchase from one version on, and what made that version; it never changes.
///
/// @param reason as it was given; null of what was recorded or claimed
/// @param by the subject of the token; null of what was recorded
/// @param customerId null where nobody was known
/// @param returnedTotal what was returned before
record PurchaseVersion(
        PurchaseId purchaseId,
        int version,
        ChangeKind kind,
        @Nullable String reason,
        @Nullable String by,
        Instant at,
        @Nullable CustomerId customerId,
        PurchaseContent content,
        Money returnedTotal) {
    static PurchaseVersion of(Purchase purchase, Change change) {
        return new PurchaseVersion(
                purchase.id(),
                purchase.version(),
                change.kind(),
                change.reason(),
                change.by(),
                change.at(),
                purchase.customerId(),
                purchase.content(),
                purchase.standing().returnedTotal());
    }

    /// What is done to a purchase.
    ///
    /// @param reason null for a claim
    record Change(ChangeKind kind, @Nullable String reason, String by, Instant at) {}
}
