package io.dangol.customer.person;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.time.PublicId;
import java.util.Optional;
import java.util.UUID;

/// The id of a customer.
public record CustomerId(UUID value) {
    /// The public form as a regular expression.
    public static final String PATTERN = "^cus_[0-9a-hjkmnp-tv-z]{26}$";

    private static final String PREFIX = "cus";

    /// The id behind its public form; empty when `text` is none.
    public static Optional<CustomerId> parse(String text) {
        return PublicId.parse(PREFIX, text).map(CustomerId::new);
    }

    /// The id that a path names.
    ///
    /// @throws io.dangol.kit.problem.Refusal 404 if it is none
    public static CustomerId of(String text) {
        return parse(text).orElseThrow(CommonProblem::notFound);
    }

    /// The public form, `cus_…`.
    public String text() {
        return PublicId.format(PREFIX, value);
    }
}
