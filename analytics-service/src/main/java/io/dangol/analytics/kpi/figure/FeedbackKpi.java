package io.dangol.analytics.kpi.figure;

import io.dangol.analytics.fact.FactKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// How often customers said something, of whatever kind.
@ApplicationScoped
class FeedbackKpi implements Kpi {
    @Override
    public KpiDefinition definition() {
        return KpiDefinition.census(
                "feedback",
                "Feedback",
                "feedback",
                "number of pieces of feedback of every kind, by the day they were given",
                List.of(KpiDefinition.CHANNEL));
    }

    @Override
    public Source source() {
        return new Source.Facts(FactKind.FEEDBACK, null);
    }

    @Override
    public Figure figure(Sample sample, String unit) {
        return Figure.count(sample.n());
    }
}
