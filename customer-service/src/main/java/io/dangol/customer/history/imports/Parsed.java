package io.dangol.customer.history.imports;

import io.dangol.kit.job.LineError;

/// What a record of an import is: something that keeps every rule, or why it does not.
///
/// @param <T> what keeps the rules
sealed interface Parsed<T> {
    /// It keeps every rule.
    record Good<T>(long line, T value) implements Parsed<T> {}

    /// It is refused.
    record Bad<T>(LineError error) implements Parsed<T> {}
}
