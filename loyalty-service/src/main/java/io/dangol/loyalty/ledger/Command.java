package io.dangol.loyalty.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the ledger is asked to post.
public sealed interface Command {
    /// The member's account.
    UUID accountId();

    /// 1 to [Points#MOST]; anything else is refused.
    long points();

    /// The cause's own id, 1 to 100 characters; the same again has no second effect.
    String reference();

    /// When the cause happened, whenever it is recorded.
    Instant effectiveAt();

    /// Who asks: the service whose fact it follows from.
    String recordedBy();

    /// Points for a purchase.
    ///
    /// @param reference the purchase, `pur_…`
    /// @param channel where it was bought, or null; published, not kept
    /// @param calculation the rule and what it was applied to
    record Earn(
            UUID accountId,
            long points,
            String reference,
            Instant effectiveAt,
            String recordedBy,
            @Nullable String channel,
            Calculation calculation)
            implements Command {}

    /// Points that put a case right.
    ///
    /// @param reference the compensation, `cmp_…`
    /// @param caseId the case
    record Compensate(
            UUID accountId, long points, String reference, Instant effectiveAt, String recordedBy, UUID caseId)
            implements Command {}
}
