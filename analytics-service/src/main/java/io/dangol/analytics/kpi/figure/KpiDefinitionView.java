package io.dangol.analytics.kpi.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a key figure means.
@Schema(
        name = "KpiDefinition",
        description = "What a key figure means.",
        requiredProperties = {
            "id",
            "version",
            "title",
            "unit",
            "formula",
            "dimensions",
            "minimumN",
            "interval",
            "text",
            "definition"
        })
record KpiDefinitionView(
        @Schema(description = "How it is asked for.", examples = "nps", maxLength = 40)
        String id,

        @Schema(description = "One more with every change of meaning.", examples = "1", minimum = "1")
        int version,

        @Schema(description = "In a few words.", examples = "Net Promoter Score", maxLength = 100)
        String title,

        @Schema(
                description = "What the value counts; `currency` stands for the currency asked for.",
                examples = "score",
                maxLength = 40)
        String unit,

        @Schema(
                description = "How the value follows from what happened.",
                examples = "100 * (p - d), p = share of answers 9 and 10, d = share of answers 0 to 6",
                maxLength = 1000)
        String formula,

        @Schema(description = "By what it can be divided or filtered.", examples = "[\"channel\"]", maxItems = 10)
        List<@Size(max = 20) String> dimensions,

        @Schema(
                description = "The smallest sample that has an interval; 0 where there is none.",
                examples = "2",
                minimum = "0")
        int minimumN,

        @Schema(
                description = "How the interval is made; null where everything is counted and there is none.",
                examples = "normal",
                nullable = true,
                maxLength = 40)
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable String interval,

        @Schema(
                description = "The definition in its canonical form, over which the fingerprint is taken.",
                maxLength = 2000)
        String text,

        @Schema(
                description = "`sha256:` and the SHA-256 of the text in UTF-8; every figure carries it.",
                examples = "sha256:0f343b0931126a20f133d67c2b018a3b1c0a6f1f8f0d4b1a5b8f1f7c2a9d3e4b",
                maxLength = 71)
        String definition) {

    static KpiDefinitionView of(KpiDefinition definition) {
        return new KpiDefinitionView(
                definition.id(),
                definition.version(),
                definition.title(),
                definition.unit(),
                definition.formula(),
                definition.dimensions(),
                definition.minimumN(),
                definition.intervalMethod(),
                definition.text(),
                definition.fingerprint());
    }
}
