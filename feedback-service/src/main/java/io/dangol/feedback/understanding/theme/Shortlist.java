package io.dangol.feedback.understanding.theme;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Which of all findings are worth a name: those that change, the surest first, and the commonest of the others.
final class Shortlist {
    private static final int CHANGING_MOST = 300;
    private static final int STEADY_MOST = 200;
    private static final Comparator<Finding> SUREST = Comparator.comparingDouble(Finding::pValue)
            .thenComparingInt(finding -> -finding.tally().speakers())
            .thenComparingLong(Finding::key);
    private static final Comparator<Finding> COMMONEST = Comparator.comparingInt(
                    (Finding finding) -> -finding.tally().speakers())
            .thenComparingLong(Finding::key);
    /// The order of a list of themes.
    static final Comparator<Finding> ORDER = Comparator.comparing((Finding finding) -> finding.trend() == Trend.STEADY)
            .thenComparing((one, other) ->
                    one.trend() == Trend.STEADY ? COMMONEST.compare(one, other) : SUREST.compare(one, other));

    private Shortlist() {}

    static List<Finding> of(List<Finding> findings) {
        Stream<Finding> changing = findings.stream()
                .filter(finding -> finding.trend() != Trend.STEADY)
                .sorted(SUREST)
                .limit(CHANGING_MOST);
        Stream<Finding> steady = findings.stream()
                .filter(finding -> finding.trend() == Trend.STEADY && finding.kind() == ThemeKind.TERM)
                .sorted(COMMONEST)
                .limit(STEADY_MOST);
        Stream<Finding> categories = findings.stream().filter(finding -> finding.kind() == ThemeKind.CATEGORY);
        return Stream.of(changing, steady, categories)
                .flatMap(part -> part)
                .distinct()
                .toList();
    }
}
