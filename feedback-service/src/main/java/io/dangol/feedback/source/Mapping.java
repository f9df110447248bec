package io.dangol.feedback.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Where in a payload the fields of feedback are.
@Schema(
        examples = """
                {"kind": {"constant": "review"}, "channel": {"constant": "web"}, "text": {"pointer": "/review/body"},
                 "occurredAt": {"pointer": "/review/created_at", "format": "rfc3339"}, "externalRef": {"pointer": "/review/id"}}""",
        description = "Where in a source's own payload (JSON) the fields of feedback are. A field whose pointer finds"
                + " nothing, null or an empty text takes its default, or is left out.")
public record Mapping(
        @NotNull @Valid @Schema(description = "What sort of thing was said, a `FeedbackKind`.")
        FieldRule kind,

        @NotNull @Valid @Schema(description = "Where it was said.")
        FieldRule channel,

        @Valid @Schema(description = "The words.") @Nullable FieldRule text,

        @Valid @Schema(description = "The source's own name for the customer.") @Nullable FieldRule customerExternalId,

        @Valid @Schema(description = "The language of the text (BCP 47).") @Nullable FieldRule language,

        @Valid @Schema(description = "When it was said.") @Nullable TimeRule occurredAt,

        @Valid @Schema(description = "The source's own name for what was said.") @Nullable FieldRule externalRef,

        @Valid @Schema(description = "The score given along with it; none where the score finds nothing.") @Nullable RatingRule rating,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Valid @Schema(description = "The product that it is about, by the company's own number (SKU).")
        @Nullable FieldRule product) {}
