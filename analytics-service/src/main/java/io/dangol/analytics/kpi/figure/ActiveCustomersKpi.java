package io.dangol.analytics.kpi.figure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// How many customers bought something; everyone once, exactly.
@ApplicationScoped
class ActiveCustomersKpi implements Kpi {
    @Override
    public KpiDefinition definition() {
        return KpiDefinition.census(
                "active-customers",
                "Active customers",
                "customers",
                "exact number of distinct customers with at least one purchase, by the day of purchase",
                List.of(KpiDefinition.CHANNEL, KpiDefinition.CURRENCY));
    }

    @Override
    public Source source() {
        return new Source.Buyers(RepeatRateKpi.PURCHASES_OF_A_REPEAT_BUYER);
    }

    @Override
    public Figure figure(Sample sample, String unit) {
        return Figure.count(sample.n());
    }
}
