package io.dangol.feedback.complaint.cases;

import io.dangol.kit.text.HasText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How a case is put right.
@Schema(description = "How a case is put right.")
public record ResolveCase(
        @NotNull @Schema(description = "What was done.", examples = "refund")
        Remedy remedy,

        @Size(min = 1, max = 2_000) @HasText
        @Schema(
                description = "A note for colleagues; the customer does not see it.",
                examples = "Parcel lost, refunded")
        @Nullable String note,

        @Valid @Schema(description = "Points for the customer's trouble.") @Nullable CompensationForm compensation) {

    /// Points that are granted.
    @Schema(name = "CompensationGrant", description = "Points that are granted.")
    public record CompensationForm(
            @NotNull @Min(1) @Max(1_000_000) @Schema(
                    description = "How many. An agent may grant 10,000 to a case, all its resolutions together, unless"
                            + " configured otherwise; more takes a marketer or an operator.",
                    examples = "3000")
            Integer points,

            @NotNull @Size(min = 1, max = 500) @HasText @Schema(description = "Why.", examples = "Delivery a week late")
            String reason) {}
}
