package io.dangol.analytics.kpi.figure;

import io.dangol.analytics.fact.FactKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// How many points members were given to spend: for purchases, as compensation, by hand; pending ones once they can be.
@ApplicationScoped
class PointsEarnedKpi implements Kpi {
    @Override
    public KpiDefinition definition() {
        return KpiDefinition.census(
                "points-earned",
                "Points earned",
                "points",
                "exact sum of the points that were earned, by the day on which their cause happened; n = transactions",
                List.of(KpiDefinition.CHANNEL));
    }

    @Override
    public Source source() {
        return new Source.Facts(FactKind.POINTS_EARNED, null);
    }

    @Override
    public Figure figure(Sample sample, String unit) {
        return Figure.exact(sample.sum(), sample.n(), 0);
    }
}
