package io.dangol.kit.imports;

import io.dangol.kit.job.LineError;

/// What a record of an import is: what it is to become, or why it becomes nothing.
///
/// @param <R> what good records are to become
public sealed interface Parsed<R> {
    /// It keeps every rule.
    ///
    /// @param line the number of the record's first line
    record Good<R>(long line, R content) implements Parsed<R> {}

    /// It is refused.
    record Bad<R>(LineError error) implements Parsed<R> {}
}
