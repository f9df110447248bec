package io.dangol.analytics.kpi.figure;

import io.dangol.analytics.fact.FactKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// What was given back, to the last digit.
@ApplicationScoped
class ReturnsKpi implements Kpi {
    @Override
    public KpiDefinition definition() {
        return KpiDefinition.census(
                "returns",
                "Returns",
                KpiDefinition.CURRENCY,
                "exact sum of what returns and credit notes gave back in one currency, by the day of return;"
                        + " n = returns and credit notes",
                List.of(KpiDefinition.CHANNEL, KpiDefinition.CURRENCY));
    }

    @Override
    public Source source() {
        return new Source.Facts(FactKind.RETURN, null);
    }

    @Override
    public Figure figure(Sample sample, String unit) {
        return Figure.exact(sample.sum(), sample.n(), MoneyDigits.of(unit));
    }
}
