package io.dangol.analytics.kpi.figure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// What was sold less what was given back, to the last digit; below 0 where more was given back.
@ApplicationScoped
class NetRevenueKpi implements Kpi {
    @Override
    public KpiDefinition definition() {
        return KpiDefinition.census(
                "net-revenue",
                "Net revenue",
                KpiDefinition.CURRENCY,
                "revenue - returns in one currency: purchases by the day of purchase, returns and credit notes by the"
                        + " day of return; n = purchases, returns and credit notes",
                List.of(KpiDefinition.CHANNEL, KpiDefinition.CURRENCY));
    }

    @Override
    public Source source() {
        return new Source.NetSales();
    }

    @Override
    public Figure figure(Sample sample, String unit) {
        return Figure.exact(sample.sum(), sample.n(), MoneyDigits.of(unit));
    }
}
