package io.dangol.analytics.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The shape of every error, for the API's description only.
@Schema(name = "Problem", description = "What went wrong, as RFC 9457 has it.")
record Problem(
        @Schema(
                description = "The kind of problem, stable; its last part is the problem's name.",
                maxLength = 200,
                examples = "https://dangol.io/problems/not-found")
        String type,

        @Schema(
                description = "The kind of problem in words.",
                maxLength = 200,
                examples = "There is no such thing, or not for this caller")
        String title,

        @Schema(description = "The HTTP status.", minimum = "400", maximum = "599", examples = "404")
        int status,

        @Schema(
                description = "What to do about it.",
                maxLength = 1000,
                examples = "check the id, and that the token may see it")
        String detail,

        @Schema(description = "The path that was asked for.", maxLength = 8192, examples = "/v1/kpis/unknown")
        String instance,

        @Schema(description = "The fields that are not as they must be.", maxItems = 50) @Nullable List<Violation> violations,

        @Schema(description = "The trace, for a question to the operator.", maxLength = 32) @Nullable String traceId) {

    /// One field.
    @Schema(name = "Violation", description = "A field that is not as it must be.")
    record Violation(
            @Schema(description = "The field's path in the request.", maxLength = 200, examples = "from")
            String field,

            @Schema(description = "What it must be.", maxLength = 500, examples = "is required")
            String message) {}
}
