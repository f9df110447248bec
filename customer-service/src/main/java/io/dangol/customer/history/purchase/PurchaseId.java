package io.dangol.customer.history.purchase;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.time.PublicId;
import java.util.Optional;
import java.util.UUID;

/// The id of a purchase. Inside JSON it is the bare UUID.
public record PurchaseId(@JsonValue UUID value) {
    /// The public form as a regular expression.
    public static final String PATTERN = "^pur_[0-9a-hjkmnp-tv-z]{26}$";

    private static final String PREFIX = "pur";

    /// The id behind its public form; empty when `text` is none.
    public static Optional<PurchaseId> parse(String text) {
        return PublicId.parse(PREFIX, text).map(PurchaseId::new);
    }

    /// The id that a path names.
    ///
    /// @throws io.dangol.kit.problem.Refusal 404 if it is none
    public static PurchaseId of(String text) {
        return parse(text).orElseThrow(CommonProblem::notFound);
    }

    /// The public form, `pur_…`.
    public String text() {
        return PublicId.format(PREFIX, value);
    }
}
