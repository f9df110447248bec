package io.dangol.customer.imports;

import org.jspecify.annotations.Nullable;

/// What an import is asked to be.
///
/// @param dryRun whether it only rehearses
/// @param onlySource the source that all its purchases must be of; null for any
/// @param createdBy who asks, by the token's subject
record ImportCommand(
        ImportFormat format, boolean dryRun, @Nullable String onlySource, String createdBy) {}
