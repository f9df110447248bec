package io.dangol.analytics.kpi.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A share that belongs to a mean.
@Schema(
        name = "Share",
        description = "A share in percent that belongs to the figure.",
        requiredProperties = {"of", "value", "interval"})
record ShareView(
        @Schema(description = "What it is the share of.", examples = "answers 5 to 7", maxLength = 100)
        String of,

        @Schema(description = "The share in percent; a decimal number.", examples = "71.43", maxLength = 64)
        String value,

        @Schema(description = "How sure the share is.", nullable = true)
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable IntervalView interval) {
    private static final String METHOD = "wilson";

    static @Nullable ShareView of(Figure.@Nullable Share share) {
        return share == null
                ? null
                : new ShareView(
                        share.of(),
                        share.value().toPlainString(),
                        IntervalView.of(share.interval(), share.value().scale(), METHOD));
    }
}
