package io.dangol.feedback.intake.delivery;

import io.dangol.kit.lane.LaneRefusals;
import io.dangol.kit.lane.LaneSettings;
import io.dangol.kit.lane.Lanes;
import io.dangol.kit.lane.OverloadDoor;
import io.dangol.kit.lane.Spacing;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/// Brings deliveries to the database by lanes: those that come at the same time are recorded in one transaction.
@ApplicationScoped
class IntakeLanes {
    private static final List<String> DELIVERIES = List.of("/v1/webhooks/");
    private static final LaneRefusals REFUSALS = new LaneRefusals(
            IntakeProblem.INTAKE_BUSY,
            "nothing was recorded; deliver it again in a moment",
            IntakeProblem.INTAKE_UNAVAILABLE,
            "deliver it again under the same id: what was recorded is recorded once");
    /// A body that is longer takes a transaction of its own: no batch and no queue holds many of them.
    private static final int BYTES_MOST = 65_536;

    private final Lanes<Arrival, DeliveryAnswer> lanes;
    private final ArrivalRecorder recorder;

    IntakeLanes(ArrivalRecorder recorder, Settings settings, Vertx vertx, MeterRegistry metrics) {
        this.recorder = recorder;
        this.lanes = new Lanes<>(
                "dangol.intake",
                settings,
                REFUSALS,
                Spacing.of(
                        settings.spacing(),
                        (delay, task) -> vertx.setTimer(Math.max(1, delay.toMillis()), timer -> task.run())),
                metrics,
                recorder::record);
    }

    /// How deliveries queue.
    @ConfigMapping(prefix = "dangol.intake")
    interface Settings extends LaneSettings {
        /// From one batch to the next at least, while few are waiting.
        @WithDefault("5ms")
        Duration spacing();
    }

    /// Records a delivery, if it is the first of its name.
    ///
    /// @return the first answer, once it is durable; or as the failure a [io.dangol.kit.problem.Refusal] with 503
    Uni<DeliveryAnswer> submit(Arrival arrival) {
        return arrival.bytes() > BYTES_MOST
                ? recorder.record(List.of(arrival)).map(List::getFirst)
                : lanes.submit(arrival.claim().delivery().webhookId(), arrival);
    }

    /// Whether more than three quarters of all the room is taken.
    boolean areNearlyFull() {
        return lanes.areNearlyFull();
    }

    void openDoor(@Observes Filters filters) {
        new OverloadDoor(lanes, DELIVERIES).open(filters);
    }
}
