package io.dangol.customer.history.purchase;

import io.dangol.kit.problem.CommonProblem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Holds requests for a change of a purchase to every rule that needs no purchase.
final class ChangeReader {
    private static final int REASON_LENGTH_MOST = 200;
    /// A reference by a source's id is read before the source is known.
    private static final String ANY_SOURCE = "any";

    private ChangeReader() {}

    /// A correction that keeps every rule but those of its purchase.
    record Correction(String reason, PurchaseContent content) {}

    /// @param now the present, which a purchase may not be far ahead of
    /// @throws io.dangol.kit.problem.Refusal 400 that names every field that is wrong
    static Correction correction(CorrectionRequest request, Instant now) {
        FieldReader fields = new FieldReader(now);
        String reason = fields.text("reason", request.reason(), REASON_LENGTH_MOST);
        @Nullable PurchaseContent content = new ContentReader(fields)
                .read(request.purchasedAt(), request.channel(), request.store(), request.total(), request.lines());
        if (!fields.violations().isEmpty() || reason == null || content == null) {
            throw FieldReader.refusal(fields.violations());
        }
        return new Correction(reason, content);
    }

    /// @throws io.dangol.kit.problem.Refusal 400 if it is none
    static String reason(@Nullable String given, Instant now) {
        FieldReader fields = new FieldReader(now);
        String reason = fields.text("reason", given, REASON_LENGTH_MOST);
        if (reason == null) {
            throw FieldReader.refusal(fields.violations());
        }
        return reason;
    }

    /// How the customer is named; the source is that of the purchase, see [Buyer#of].
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 if nobody is
    static Buyer buyer(@Nullable CustomerReference customer, Instant now) {
        if (customer == null) {
            throw CommonProblem.invalid("customer", "is required");
        }
        FieldReader fields = new FieldReader(now);
        Buyer buyer = fields.buyer(ANY_SOURCE, customer);
        if (buyer == null) {
            throw FieldReader.refusal(fields.violations());
        }
        return buyer;
    }
}
