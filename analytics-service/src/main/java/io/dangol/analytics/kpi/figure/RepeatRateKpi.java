package io.dangol.analytics.kpi.figure;

import io.dangol.kit.statistics.Intervals;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Which share of the buyers came back.
@ApplicationScoped
class RepeatRateKpi implements Kpi {
    static final int PURCHASES_OF_A_REPEAT_BUYER = 2;

    @Override
    public KpiDefinition definition() {
        return new KpiDefinition(
                "repeat-rate",
                1,
                "Repeat rate",
                KpiDefinition.PERCENT,
                "100 * customers with at least 2 purchases in the period / customers with at least 1, rounded half up"
                        + " to 2 digits; n = customers with at least 1",
                List.of(KpiDefinition.CHANNEL, KpiDefinition.CURRENCY),
                1,
                "wilson");
    }

    @Override
    public Source source() {
        return new Source.Buyers(PURCHASES_OF_A_REPEAT_BUYER);
    }

    @Override
    public Figure figure(Sample sample, String unit) {
        return Figure.percent(sample.positive(), sample.n(), Intervals.wilson(sample.positive(), sample.n()));
    }
}
