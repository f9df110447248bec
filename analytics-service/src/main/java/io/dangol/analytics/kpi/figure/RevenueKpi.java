package io.dangol.analytics.kpi.figure;

import io.dangol.analytics.fact.FactKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// What customers paid, to the last digit.
@ApplicationScoped
class RevenueKpi implements Kpi {
    @Override
    public KpiDefinition definition() {
        return KpiDefinition.census(
                "revenue",
                "Revenue",
                KpiDefinition.CURRENCY,
                "exact sum of the totals of purchases in one currency, by the day of purchase; n = purchases",
                List.of(KpiDefinition.CHANNEL, KpiDefinition.CURRENCY));
    }

    @Override
    public Source source() {
        return new Source.Facts(FactKind.PURCHASE, null);
    }

    @Override
    public Figure figure(Sample sample, String unit) {
        return Figure.exact(sample.sum(), sample.n(), MoneyDigits.of(unit));
    }
}
