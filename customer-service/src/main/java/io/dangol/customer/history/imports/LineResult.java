package io.dangol.customer.history.imports;

import org.jspecify.annotations.Nullable;

/// What became of a line that keeps the rules.
sealed interface LineResult {
    /// It was recorded.
    record Created() implements LineResult {}

    /// It was recorded before, saying the same.
    record Unchanged() implements LineResult {}

    /// It was refused.
    ///
    /// @param code the kind of refusal
    /// @param field that is to blame, or null
    /// @param message what it must be
    record Rejected(String code, @Nullable String field, String message) implements LineResult {}
}
