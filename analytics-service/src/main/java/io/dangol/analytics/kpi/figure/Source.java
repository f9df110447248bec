package io.dangol.analytics.kpi.figure;

import io.dangol.analytics.fact.FactKind;
import io.dangol.analytics.fact.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a figure is read from.
sealed interface Source {
    /// The sums of one kind of fact.
    ///
    /// @param facet only these; null for all
    record Facts(FactKind kind, @Nullable String facet) implements Source {}

    /// The sums of purchases less those of returns.
    record NetSales() implements Source {}

    /// Distinct customers who bought; positive are those who bought at least `repeatsFrom` times.
    record Buyers(int repeatsFrom) implements Source {}

    /// Answers to one question; positive and negative by their score.
    ///
    /// @param positiveFrom the lowest score that is positive
    /// @param negativeTo the highest score that is negative; below the scale where there is none
    record Scores(Metric metric, int positiveFrom, int negativeTo) implements Source {}

    /// Cases by the day they were opened; positive are those that were resolved since.
    record Cases() implements Source {}

    /// The kinds of fact whose currencies are those of a figure of money.
    default List<FactKind> soldIn() {
        return switch (this) {
            case Facts facts -> List.of(facts.kind());
            case NetSales() -> List.of(FactKind.PURCHASE, FactKind.RETURN);
            case Buyers buyers -> List.of(FactKind.PURCHASE);
            case Scores scores -> List.of();
            case Cases() -> List.of();
        };
    }
}
