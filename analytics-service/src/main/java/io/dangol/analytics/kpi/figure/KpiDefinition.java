package io.dangol.analytics.kpi.figure;

import io.dangol.kit.digest.Sha256;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a key figure means. Whoever has the fingerprint of a definition can tell whether two figures mean the same.
///
/// @param id how it is asked for, kebab-case
/// @param version one more with every change of meaning
/// @param title in a few words
/// @param unit what the value counts; [#CURRENCY] stands for the currency that was asked for
/// @param formula how the value follows from what happened
/// @param dimensions by what it can be divided or filtered
/// @param minimumN the smallest sample that has an interval
/// @param intervalMethod how the interval is made; null where everything was counted and there is none
record KpiDefinition(
        String id,
        int version,
        String title,
        String unit,
        String formula,
        List<String> dimensions,
        int minimumN,
        @Nullable String intervalMethod) {
    static final String CURRENCY = "currency";
    static final String CHANNEL = "channel";
    static final String PERCENT = "percent";
    static final String SCORE = "score";

    KpiDefinition {
        dimensions = List.copyOf(dimensions);
    }

    /// A definition of what is counted whole, and so has no interval.
    static KpiDefinition census(String id, String title, String unit, String formula, List<String> dimensions) {
        return new KpiDefinition(id, 1, title, unit, formula, dimensions, 0, null);
    }

    boolean isMoney() {
        return unit.equals(CURRENCY);
    }

    boolean has(String dimension) {
        return dimensions.contains(dimension);
    }

    /// The definition in its one canonical form, in UTF-8 and with a line feed behind every line.
    String text() {
        return """
                id: %s
                version: %d
                title: %s
                unit: %s
                formula: %s
                dimensions: %s
                minimum n: %d
                interval: %s
                """.formatted(
                        id,
                        version,
                        title,
                        unit,
                        formula,
                        String.join(", ", dimensions),
                        minimumN,
                        Objects.requireNonNullElse(intervalMethod, "none"));
    }

    /// `sha256:` and the SHA-256 of [#text()] in hexadecimal.
    String fingerprint() {
        return "sha256:" + Sha256.hex(text());
    }
}
