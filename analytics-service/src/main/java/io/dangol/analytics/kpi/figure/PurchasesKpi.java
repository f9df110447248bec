package io.dangol.analytics.kpi.figure;

import io.dangol.analytics.fact.FactKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// How many purchases were made.
@ApplicationScoped
class PurchasesKpi implements Kpi {
    @Override
    public KpiDefinition definition() {
        return KpiDefinition.census(
                "purchases",
                "Purchases",
                "purchases",
                "number of purchases by the day of purchase",
                List.of(KpiDefinition.CHANNEL, KpiDefinition.CURRENCY));
    }

    @Override
    public Source source() {
        return new Source.Facts(FactKind.PURCHASE, null);
    }

    @Override
    public Figure figure(Sample sample, String unit) {
        return Figure.count(sample.n());
    }
}
