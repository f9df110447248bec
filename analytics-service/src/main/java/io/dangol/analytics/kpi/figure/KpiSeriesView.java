package io.dangol.analytics.kpi.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A key figure over time.
@Schema(
        name = "KpiSeries",
        description = "A key figure over time.",
        requiredProperties = {"kpi", "unit", "from", "to", "step", "items", "definition", "completeTo"})
record KpiSeriesView(
        @Schema(description = "Which key figure.", examples = "revenue", maxLength = 40)
        String kpi,

        @Schema(description = "What the value counts; the currency for money.", examples = "USD", maxLength = 40)
        String unit,

        @Schema(description = "First day, in the company's zone.", examples = "1997-01-01")
        LocalDate from,

        @Schema(description = "The day behind the last.", examples = "1998-07-01")
        LocalDate to,

        @Schema(
                description = "Into what the period is divided.",
                enumeration = {"day", "week", "month"})
        String step,

        @Schema(
                description = "The parts without a gap, from the first; the first and the last may be cut short.",
                maxItems = Period.PARTS_MOST)
        List<KpiPointView> items,

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

    static KpiSeriesView of(
            KpiDefinition definition,
            String unit,
            Period period,
            Granularity granularity,
            List<KpiPointView> items,
            @Nullable Instant completeTo) {
        return new KpiSeriesView(
                definition.id(),
                unit,
                period.from(),
                period.to(),
                granularity.name().toLowerCase(Locale.ROOT),
                items,
                definition.fingerprint(),
                completeTo);
    }
}
