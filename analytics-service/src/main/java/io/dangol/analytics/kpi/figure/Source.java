package io.dangol.analytics.kpi.figure;

import io.dangol.analytics.fact.FactKind;
import io.dangol.analytics.fact.Metric;
import org.jspecify.annotations.Nullable;

/// What a figure is read from.
sealed interface Source {
    /// The sums of one kind of fact.
    ///
    /// @param facet only these; null for all
    record Facts(FactKind kind, @Nullable String facet) implements Source {}

    /// Distinct customers who bought; positive are those who bought at least `repeatsFrom` times.
    record Buyers(int repeatsFrom) implements Source {}

    /// Answers to one question; positive and negative by their score.
    ///
    /// @param positiveFrom the lowest score that is positive
    /// @param negativeTo the highest score that is negative; below the scale where there is none
    record Scores(Metric metric, int positiveFrom, int negativeTo) implements Source {}

    /// Cases by the day they were opened; positive are those that were resolved since.
    record Cases() implements Source {}
}
