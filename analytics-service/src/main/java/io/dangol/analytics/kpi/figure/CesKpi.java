package io.dangol.analytics.kpi.figure;

import io.dangol.analytics.fact.Metric;
import io.dangol.kit.statistics.Intervals;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Customer effort: how far customers agree that it was easy.
@ApplicationScoped
class CesKpi implements Kpi {
    private static final int LOWEST_OF_AGREEMENT = 5;
    private static final int NONE = -1;
    private static final int DIGITS = 2;

    @Override
    public KpiDefinition definition() {
        return new KpiDefinition(
                "ces",
                1,
                "Customer effort score",
                KpiDefinition.SCORE,
                "mean answer on the scale 1 to 7 of agreement that it was easy, by the day of the answer, rounded"
                        + " half up to 2 digits, its interval not beyond 1 and 7; share = 100 * share of answers 5 to"
                        + " 7 with its Wilson interval; n = answers",
                List.of(KpiDefinition.CHANNEL),
                2,
                "t");
    }

    @Override
    public Source source() {
        return new Source.Scores(Metric.CES, LOWEST_OF_AGREEMENT, NONE);
    }

    @Override
    public Figure figure(Sample sample, String unit) {
        Figure mean = Figure.mean(
                sample,
                DIGITS,
                Intervals.mean(sample.n(), sample.sum(), sample.sumSquares())
                        .map(bounds -> bounds.within(Metric.CES.lowest(), Metric.CES.highest())));
        return sample.n() == 0 ? mean : mean.with(agreement(sample));
    }

    private static Figure.Share agreement(Sample sample) {
        Figure share = Figure.percent(sample.positive(), sample.n(), Intervals.wilson(sample.positive(), sample.n()));
        return new Figure.Share("answers 5 to 7", Figure.percentage(sample.positive(), sample.n()), share.interval());
    }
}
