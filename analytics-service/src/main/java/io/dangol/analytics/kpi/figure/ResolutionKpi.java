package io.dangol.analytics.kpi.figure;

import io.dangol.kit.statistics.Intervals;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Which share of the cases that were opened has been resolved since.
@ApplicationScoped
class ResolutionKpi implements Kpi {
    @Override
    public KpiDefinition definition() {
        return new KpiDefinition(
                "resolution",
                1,
                "Resolution rate",
                KpiDefinition.PERCENT,
                "100 * cases opened in the period and resolved at any time since / cases opened in the period,"
                        + " rounded half up to 2 digits; n = cases opened; it still grows for recent periods",
                List.of(KpiDefinition.CHANNEL),
                1,
                "wilson");
    }

    @Override
    public Source source() {
        return new Source.Cases();
    }

    @Override
    public Figure figure(Sample sample, String unit) {
        return Figure.percent(sample.positive(), sample.n(), Intervals.wilson(sample.positive(), sample.n()));
    }
}
