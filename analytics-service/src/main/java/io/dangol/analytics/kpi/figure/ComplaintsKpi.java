package io.dangol.analytics.kpi.figure;

import io.dangol.analytics.fact.FactKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// How often customers complained.
@ApplicationScoped
class ComplaintsKpi implements Kpi {
    @Override
    public KpiDefinition definition() {
        return KpiDefinition.census(
                "complaints",
                "Complaints",
                "complaints",
                "number of pieces of feedback of the kind complaint, by the day they were given",
                List.of(KpiDefinition.CHANNEL));
    }

    @Override
    public Source source() {
        return new Source.Facts(FactKind.FEEDBACK, "complaint");
    }

    @Override
    public Figure figure(Sample sample, String unit) {
        return Figure.count(sample.n());
    }
}
