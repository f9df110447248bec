package io.dangol.customer.history.returns;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.time.PublicId;
import java.util.Optional;
import java.util.UUID;

/// The id of a return.
record ReturnId(UUID value) {
    /// The public form as a regular expression.
    static final String PATTERN = "^ret_[0-9a-hjkmnp-tv-z]{26}$";

    private static final String PREFIX = "ret";

    /// The id behind its public form; empty when `text` is none.
    static Optional<ReturnId> parse(String text) {
        return PublicId.parse(PREFIX, text).map(ReturnId::new);
    }

    /// The id that a path names.
    ///
    /// @throws io.dangol.kit.problem.Refusal 404 if it is none
    static ReturnId of(String text) {
        return parse(text).orElseThrow(CommonProblem::notFound);
    }

    /// The public form, `ret_…`.
    String text() {
        return PublicId.format(PREFIX, value);
    }
}
