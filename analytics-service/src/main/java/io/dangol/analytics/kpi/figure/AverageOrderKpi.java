package io.dangol.analytics.kpi.figure;

import io.dangol.analytics.fact.FactKind;
import io.dangol.kit.statistics.Intervals;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// What a purchase is worth on average.
@ApplicationScoped
class AverageOrderKpi implements Kpi {
    /// A mean is finer than the smallest coin.
    private static final int DIGITS_MORE = 2;

    @Override
    public KpiDefinition definition() {
        return new KpiDefinition(
                "average-order",
                1,
                "Average order",
                KpiDefinition.CURRENCY,
                "mean total of purchases in one currency, by the day of purchase, rounded half up to two digits more"
                        + " than the currency has; n = purchases",
                List.of(KpiDefinition.CHANNEL, KpiDefinition.CURRENCY),
                2,
                "t");
    }

    @Override
    public Source source() {
        return new Source.Facts(FactKind.PURCHASE, null);
    }

    @Override
    public Figure figure(Sample sample, String unit) {
        return Figure.mean(
                sample,
                MoneyDigits.of(unit) + DIGITS_MORE,
                Intervals.mean(sample.n(), sample.sum(), sample.sumSquares()));
    }
}
