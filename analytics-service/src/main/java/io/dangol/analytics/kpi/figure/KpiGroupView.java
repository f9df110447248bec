package io.dangol.analytics.kpi.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A key figure of one channel.
@Schema(
        name = "KpiGroup",
        description = "A key figure of one channel.",
        requiredProperties = {"channel", "value", "n", "interval"})
record KpiGroupView(
        @Schema(
                description = "The channel; null for what names none.",
                examples = "store",
                nullable = true,
                maxLength = 100)
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable String channel,

        @Schema(description = "A decimal number.", examples = "1204500", nullable = true, maxLength = 64)
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable String value,

        @Schema(description = "Size of the sample.", examples = "87", minimum = "0")
        long n,

        @Schema(description = "How sure it is.", nullable = true) @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable IntervalView interval,

        @Schema(description = "A share that belongs to a mean; only with ces.") @Nullable ShareView share) {

    /// @param channel empty for what names none
    static KpiGroupView of(String channel, KpiDefinition definition, Figure figure) {
        return new KpiGroupView(
                channel.isEmpty() ? null : channel,
                figure.shownValue(),
                figure.n(),
                IntervalView.of(figure.interval(), figure.digits(), definition.intervalMethod()),
                ShareView.of(figure.share()));
    }
}
