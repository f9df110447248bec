package io.dangol.analytics.kpi.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A key figure of one part of a period.
@Schema(
        name = "KpiPoint",
        description = "A key figure of one part of the period.",
        requiredProperties = {"from", "to", "value", "n", "interval"})
record KpiPointView(
        @Schema(description = "First day, in the company's zone.", examples = "1997-01-01")
        LocalDate from,

        @Schema(description = "The day behind the last.", examples = "1997-02-01")
        LocalDate to,

        @Schema(
                description = "A decimal number; null where nothing was found to judge by.",
                examples = "299060.17",
                nullable = true,
                maxLength = 64)
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable String value,

        @Schema(description = "Size of the sample.", examples = "8928", minimum = "0")
        long n,

        @Schema(description = "How sure it is.", nullable = true) @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable IntervalView interval,

        @Schema(description = "A share that belongs to a mean; only with ces.") @Nullable ShareView share) {

    static KpiPointView of(Period part, KpiDefinition definition, Figure figure) {
        return new KpiPointView(
                part.from(),
                part.to(),
                figure.shownValue(),
                figure.n(),
                IntervalView.of(figure.interval(), figure.digits(), definition.intervalMethod()),
                ShareView.of(figure.share()));
    }
}
