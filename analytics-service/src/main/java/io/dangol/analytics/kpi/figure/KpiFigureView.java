package io.dangol.analytics.kpi.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A key figure of one period.
@Schema(
        name = "KpiFigure",
        description = "A key figure of one period.",
        requiredProperties = {"kpi", "unit", "from", "to", "value", "n", "interval", "definition", "completeTo"})
record KpiFigureView(
        @Schema(description = "Which key figure.", examples = "revenue", maxLength = 40)
        String kpi,

        @Schema(description = "What the value counts; the currency for money.", examples = "USD", maxLength = 40)
        String unit,

        @Schema(description = "First day, in the company's zone.", examples = "1997-01-01")
        LocalDate from,

        @Schema(description = "The day behind the last.", examples = "1998-07-01")
        LocalDate to,

        @Schema(
                description = "A decimal number, exact for counts and money; null where nothing was found to judge by.",
                examples = "2500315.63",
                nullable = true,
                maxLength = 64)
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable String value,

        @Schema(description = "Size of the sample.", examples = "69659", minimum = "0")
        long n,

        @Schema(
                description = "How sure it is; null where everything was counted, or the sample is too small to say.",
                nullable = true)
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable IntervalView interval,

        @Schema(description = "A share that belongs to a mean; only with ces.") @Nullable ShareView share,

        @Schema(
                description = "The figure by channel, in the order of their names: the 200 with the largest samples."
                        + " Only with by=channel.",
                maxItems = 200)
        @Nullable List<KpiGroupView> groups,

        @Schema(
                description = "Fingerprint of the definition that it follows.",
                examples = "sha256:0f343b0931126a20f133d67c2b018a3b1c0a6f1f8f0d4b1a5b8f1f7c2a9d3e4b",
                maxLength = 71)
        String definition,

        @Schema(
                description = "Every event that was published before is counted; null while that is not known.",
                examples = "2026-11-21T09:30:00Z",
                nullable = true)
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable Instant completeTo) {

    static KpiFigureView of(
            KpiDefinition definition,
            String unit,
            Period period,
            Figure figure,
            @Nullable List<KpiGroupView> groups,
            @Nullable Instant completeTo) {
        return new KpiFigureView(
                definition.id(),
                unit,
                period.from(),
                period.to(),
                figure.shownValue(),
                figure.n(),
                IntervalView.of(figure.interval(), figure.digits(), definition.intervalMethod()),
                ShareView.of(figure.share()),
                groups,
                definition.fingerprint(),
                completeTo);
    }
}
