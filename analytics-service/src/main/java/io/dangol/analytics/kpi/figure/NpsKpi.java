package io.dangol.analytics.kpi.figure;

import io.dangol.analytics.fact.Metric;
import io.dangol.kit.statistics.Intervals;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Net Promoter Score: promoters less detractors.
@ApplicationScoped
class NpsKpi implements Kpi {
    private static final int LOWEST_OF_PROMOTERS = 9;
    private static final int HIGHEST_OF_DETRACTORS = 6;

    @Override
    public KpiDefinition definition() {
        return new KpiDefinition(
                "nps",
                1,
                "Net Promoter Score",
                KpiDefinition.SCORE,
                "100 * (p - d), p = share of answers 9 and 10, d = share of answers 0 to 6 on the scale 0 to 10, by"
                        + " the day of the answer, rounded half up to 2 digits; margin 1.96 * 100 * sqrt(v / n) with"
                        + " v = p + d - (p - d)^2, not beyond -100 and 100, none where v = 0; n = answers",
                List.of(KpiDefinition.CHANNEL),
                2,
                "normal");
    }

    @Override
    public Source source() {
        return new Source.Scores(Metric.NPS, LOWEST_OF_PROMOTERS, HIGHEST_OF_DETRACTORS);
    }

    @Override
    public Figure figure(Sample sample, String unit) {
        return Figure.percent(
                sample.positive() - sample.negative(),
                sample.n(),
                Intervals.difference(sample.positive(), sample.negative(), sample.n()));
    }
}
