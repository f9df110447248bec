package io.dangol.feedback.voice;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The scores that may be given, both ends included.
///
/// @param min the lowest
/// @param max the highest
public record Scale(
        @Schema(description = "The lowest score.", examples = "0")
        int min,

        @Schema(description = "The highest score.", examples = "10")
        int max) {

    boolean has(int score) {
        return score >= min && score <= max;
    }
}
