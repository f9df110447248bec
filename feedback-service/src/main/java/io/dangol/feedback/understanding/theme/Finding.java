package io.dangol.feedback.understanding.theme;

import org.jspecify.annotations.Nullable;

/// A theme with what was found out about it.
///
/// @param category its label if it is a category, which needs no look into texts; null for a term
/// @param ratio null where one of the windows has no feedback
record Finding(
        long key,
        @Nullable String category,
        Tally tally,
        @Nullable Ratio ratio,
        double pValue,
        double qValue,
        Trend trend) {
    ThemeKind kind() {
        return category == null ? ThemeKind.TERM : ThemeKind.CATEGORY;
    }
}
