package io.dangol.kit.job;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Why a line of a job's input was refused; without anything of its content.
///
/// @param line the number of its first line in the input, from 1, blank lines and the header counted
/// @param code the kind of refusal, stable
/// @param field the column or field that is to blame, or null
/// @param message what it must be
@Schema(description = "Why a line was refused.")
public record LineError(
        @Schema(description = "Its number in the input, from 1.", minimum = "1", examples = "17")
        long line,

        @Schema(description = "The kind of refusal.", maxLength = 50, examples = "invalid")
        String code,

        @Schema(description = "The column or field that is to blame.", maxLength = 200) @Nullable String field,

        @Schema(description = "What it must be.", maxLength = 300, examples = "is required")
        String message) {}
