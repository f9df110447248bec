package io.dangol.feedback.survey.invitation;

import io.dangol.feedback.base.alarm.Alarm;
import io.dangol.kit.transaction.Transactions.Committed;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;

/// Has done what is due about surveys: occasions, rounds, links that expire.
@ApplicationScoped
class SurveyAlarm {
    private final Alarm alarm;
    private final SurveyWorkSettings settings;

    SurveyAlarm(
            @All List<SurveyWork> works,
            SurveyTimes times,
            Clock clock,
            SurveyWorkSettings settings,
            MeterRegistry metrics) {
        this.alarm = new Alarm("survey-alarm", works, times, clock, settings.lookInterval());
        this.settings = settings;
        metrics.gauge("dangol.surveys.late.millis", alarm, Alarm::lateMillis);
    }

    void start(@Observes StartupEvent event) {
        if (settings.enabled()) {
            alarm.begin();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        alarm.end();
    }

    void wake(@Observes Committed committed) {
        alarm.ring();
    }
}
