package io.dangol.analytics.kpi.figure;

import io.dangol.analytics.fact.Metric;
import io.dangol.kit.statistics.Intervals;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Customer satisfaction: the share of those who are.
@ApplicationScoped
class CsatKpi implements Kpi {
    private static final int LOWEST_OF_SATISFIED = 4;
    private static final int NONE = -1;

    @Override
    public KpiDefinition definition() {
        return new KpiDefinition(
                "csat",
                1,
                "Customer satisfaction",
                KpiDefinition.PERCENT,
                "100 * share of answers 4 and 5 on the scale 1 to 5, by the day of the answer, rounded half up to 2"
                        + " digits; n = answers",
                List.of(KpiDefinition.CHANNEL),
                1,
                "wilson");
    }

    @Override
    public Source source() {
        return new Source.Scores(Metric.CSAT, LOWEST_OF_SATISFIED, NONE);
    }

    @Override
    public Figure figure(Sample sample, String unit) {
        return Figure.percent(sample.positive(), sample.n(), Intervals.wilson(sample.positive(), sample.n()));
    }
}
