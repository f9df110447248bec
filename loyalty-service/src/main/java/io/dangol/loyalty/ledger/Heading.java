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
/// @param byHand whether a person asks, so that what it gives counts against the limit for one person
public record Heading(
        Cause cause,
        String reason,
        @Nullable String reference,
        Instant effectiveAt,
        String recordedBy,
        @Nullable UUID quoteId,
        boolean byHand) {

    /// A command under a quote.
    public Heading(
            Cause cause,
            String reason,
            @Nullable String reference,
            Instant effectiveAt,
            String recordedBy,
            @Nullable UUID quoteId) {
        this(cause, reason, reference, effectiveAt, recordedBy, quoteId, false);
    }

    /// A command without a quote.
    public Heading(Cause cause, String reason, @Nullable String reference, Instant effectiveAt, String recordedBy) {
        this(cause, reason, reference, effectiveAt, recordedBy, null, false);
    }

    /// The same, as a person asks for it, or not.
    public Heading byHand(boolean whether) {
        return new Heading(cause, reason, reference, effectiveAt, recordedBy, quoteId, whether);
    }
}
