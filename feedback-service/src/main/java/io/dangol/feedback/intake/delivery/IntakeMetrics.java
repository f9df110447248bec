package io.dangol.feedback.intake.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/// Counts deliveries by what became of them: `dangol.intake.deliveries`, with the tags `outcome` (`received`,
/// `quarantined`, `duplicate`, `rejected`) and `reason`, both from closed lists.
@ApplicationScoped
class IntakeMetrics {
    private final MeterRegistry metrics;

    IntakeMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void rejected(Verdict verdict) {
        count("rejected", verdict.tag());
    }

    void answered(Receipt.State state) {
        count(state.wire(), "none");
    }

    void duplicate(boolean sameBody) {
        count("duplicate", sameBody ? "same_body" : "other_body");
    }

    private void count(String outcome, String reason) {
        Counter.builder("dangol.intake.deliveries")
                .description("signed deliveries, by what became of them")
                .tag("outcome", outcome)
                .tag("reason", reason)
                .register(metrics)
                .increment();
    }
}
