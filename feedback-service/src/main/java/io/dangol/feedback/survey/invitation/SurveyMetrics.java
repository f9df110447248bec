package io.dangol.feedback.survey.invitation;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/// What becomes of invitations, and of occasions that led to none.
@ApplicationScoped
public class SurveyMetrics {
    private final MeterRegistry metrics;

    SurveyMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /// @param what from a closed list: a state of invitations, `refused` or `not_sampled`
    /// @param reason from a closed list; `none` where there is none
    public void count(String what, String reason) {
        metrics.counter("dangol.surveys.invitations", "outcome", what, "reason", reason)
                .increment();
    }
}
