package io.dangol.feedback.imports;

import org.jspecify.annotations.Nullable;

/// What an import is asked to be.
///
/// @param dryRun whether it only rehearses
/// @param guarded whether values of CSV are as the export writes them, see CsvGuard
/// @param onlySource the source that all its feedback must be of; null for any
/// @param createdBy who asks, by the token's subject
record ImportCommand(
        ImportFormat format,
        boolean dryRun,
        boolean guarded,
        @Nullable String onlySource,
        String createdBy) {}
