package io.dangol.loyalty.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What every command says of itself, and its transaction keeps.
///
/// @param cause what makes it the same command when it comes again
/// @param reason why, in a word or a sentence, 1 to 100 characters
/// @param reference the caller's own name for what it is about, 1 to 100 characters; null where there is none
/// @param effectiveAt when the cause happened, whenever it is recorded
/// @param recordedBy who asks: a service, or the subject of a caller's token
/// @param quoteId the quote that promised the result; null where there was none
public record Heading(
        Cause cause,
        String reason,
        @Nullable String reference,
        Instant effectiveAt,
        String recordedBy,
        @Nullable UUID quoteId) {

    /// A command without a quote.
    public Heading(Cause cause, String reason, @Nullable String reference, Instant effectiveAt, String recordedBy) {
        this(cause, reason, reference, effectiveAt, recordedBy, null);
    }
}
