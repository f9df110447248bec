package io.dangol.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Kill -9 of the intake and of its database in the middle of deliveries: what was acknowledged is there once, what was
/// not acknowledged is there once when it is sent again, and others are told exactly that.
@Tag("crash")
@ExtendWith(SuiteExtension.class)
class IntakeCrashIT {
    private static final Logger LOG = Logger.getLogger(IntakeCrashIT.class);
    private static final List<String> VICTIMS = List.of("feedback", "postgres", "feedback");
    private static final int SENDERS = 8;
    private static final int DELIVERIES_BETWEEN_KILLS = 200;
    private static final Duration EVENTS_WITHIN = Duration.ofSeconds(60);

    private Suite suite;

    @BeforeEach
    void ask(Suite started) {
        suite = started;
    }

    @Test
    void whatWasAcknowledgedIsThereOnceHoweverOftenTheIntakeIsKilled() throws Exception {
        Intake intake = Intake.register(suite);
        Random[] randoms = IntStream.range(0, SENDERS).mapToObj(Random::new).toArray(Random[]::new);
        try (DeliveryClient client = intake.client();
                Senders<Delivery> senders = Senders.start(
                        SENDERS,
                        Duration.ZERO,
                        Api.PATIENCE,
                        (sender, number) -> Delivery.next("msg_%d_%d".formatted(sender, number), randoms[sender]),
                        client::deliver)) {
            for (String victim : VICTIMS) {
                senders.awaitMore(DELIVERIES_BETWEEN_KILLS);
                suite.killAndAwaitRestart(victim);
            }
            senders.awaitMore(DELIVERIES_BETWEEN_KILLS);
            Map<Delivery, String> acknowledged = senders.finish();
            LOG.infof(
                    "%d kills, %d delivered, %d sent again", VICTIMS.size(), acknowledged.size(), senders.sentAgain());

            assertThat(senders.sentAgain()).as("deliveries that a kill hit").isPositive();
            intake.assertThatEachIsThereOnce(acknowledged);
            Intake.assertThatEachIsKnownStill(acknowledged, client);
            intake.assertThatEachIsThereOnce(acknowledged);
            intake.assertThatEachComplaintHasOneCase(acknowledged);
            awaitTheFigures(acknowledged);
        }
    }

    private void awaitTheFigures(Map<Delivery, String> acknowledged) {
        long complaints =
                acknowledged.keySet().stream().filter(Delivery::isComplaint).count();
        Api api = new Api(suite);
        await().atMost(EVENTS_WITHIN)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    assertThat(figure(api, "feedback")).isEqualTo(Integer.toString(acknowledged.size()));
                    assertThat(figure(api, "complaints")).isEqualTo(Long.toString(complaints));
                });
    }

    private static String figure(Api api, String kpi) {
        return api.kpi(kpi, Delivery.SAID_ON, Delivery.SAID_ON.plusDays(1)).getString("value");
    }
}
