package io.dangol.feedback.source;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Where one field comes from: a place in the payload, or a constant. Exactly one of the two.
@Schema(
        description = "Where a field comes from: a `pointer` into the payload, perhaps through a `table`, or a"
                + " `constant`.")
public record FieldRule(
        @Size(max = FieldRule.POINTER_LENGTH_MOST) @Schema(
                description = "A JSON Pointer (RFC 6901) with at most 32 steps; a number or a truth value is taken as"
                        + " its text.",
                examples = "/review/body")
        @Nullable String pointer,

        @Size(min = 1, max = FieldRule.VALUE_LENGTH_MOST) @Schema(description = "The same for every delivery.", examples = "review")
        @Nullable String constant,

        @Size(min = 1, max = 200) @Schema(description = "What stands for which value; another value takes the default, or is a fault.")
        @Nullable Map<
                        @NotNull @Size(min = 1, max = FieldRule.VALUE_LENGTH_MOST) String,
                        @NotNull @Size(min = 1, max = FieldRule.VALUE_LENGTH_MOST) String>
                table,

        @JsonProperty("default")
        @Size(min = 1, max = FieldRule.VALUE_LENGTH_MOST) @Schema(
                name = "default",
                description = "Stands where the pointer finds nothing, or the table does not know the value.",
                examples = "web")
        @Nullable String otherwise) {
    static final int POINTER_LENGTH_MOST = 500;
    static final int VALUE_LENGTH_MOST = 200;
}
