package io.dangol.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Kill -9 of the intake and of its database in the middle of deliveries: what was acknowledged is there once, what was
/// not acknowledged is there once when it is sent again, and others are told exactly that.
@ExtendWith(SuiteExtension.class)
class IntakeCrashIT {
    private static final Logger LOG = Logger.getLogger(IntakeCrashIT.class);
    private static final List<String> VICTIMS = List.of("feedback", "postgres", "feedback");
    private static final int SENDERS = 8;
    private static final int DELIVERIES_BETWEEN_KILLS = 200;
    private static final Duration AGAIN_AFTER = Duration.ofMillis(100);
    private static final Duration EVENTS_WITHIN = Duration.ofSeconds(60);

    private final Map<Delivery, String> acknowledged = new ConcurrentHashMap<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong sentAgain = new AtomicLong();
    private Suite suite;
    private JsonPath source;

    @BeforeEach
    void aSource(Suite started) {
        suite = started;
        source = suite.as("operator")
                .contentType("application/json")
                .body("{\"name\":\"crash-%s\",\"signature\":\"standard_webhooks\"}".formatted(UUID.randomUUID()))
                .post("/v1/sources")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    @Test
    void whatWasAcknowledgedIsThereOnceHoweverOftenTheIntakeIsKilled() throws Exception {
        try (DeliveryClient client =
                new DeliveryClient(suite, source.getString("secret"), source.getString("webhookUrl"))) {
            deliverAndKill(client);
            LOG.infof("%d kills, %d delivered, %d sent again", VICTIMS.size(), acknowledged.size(), sentAgain.get());

            assertThat(sentAgain.get()).as("deliveries that a kill hit").isPositive();
            assertThatEachIsThereOnce();
            assertThat(acknowledged.entrySet().parallelStream()
                            .filter(one -> !client.deliver(one.getKey()).equals(Optional.of(one.getValue())))
                            .toList())
                    .as("not answered with the first answer")
                    .isEmpty();
            assertThatEachIsThereOnce();
            assertThatEachComplaintHasOneCase();
            awaitTheFigures();
        }
    }

    private void deliverAndKill(DeliveryClient client) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> senders = new ArrayList<>();
            for (int number = 0; number < SENDERS; number++) {
                int sender = number;
                senders.add(threads.submit(() -> deliver(client, sender)));
            }
            try {
                for (String victim : VICTIMS) {
                    awaitMore(senders);
                    killAndAwaitRestart(victim);
                }
                awaitMore(senders);
            } finally {
                over.set(true);
            }
            for (Future<Void> sender : senders) {
                sender.get(Api.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    /// Delivers one after the other; what is not answered is sent again under its id until it is.
    private Void deliver(DeliveryClient client, int sender) {
        Random random = new Random(sender);
        for (int number = 0; !over.get(); number++) {
            Delivery delivery = Delivery.next("msg_%d_%d".formatted(sender, number), random);
            String id = client.deliver(delivery)
                    .orElseGet(() -> await().atMost(Api.PATIENCE)
                            .pollInSameThread()
                            .pollDelay(AGAIN_AFTER)
                            .pollInterval(AGAIN_AFTER)
                            .until(
                                    () -> {
                                        sentAgain.incrementAndGet();
                                        return client.deliver(delivery);
                                    },
                                    Optional::isPresent)
                            .orElseThrow());
            acknowledged.put(delivery, id);
        }
        return null;
    }

    private void awaitMore(List<Future<Void>> senders) {
        int wanted = acknowledged.size() + DELIVERIES_BETWEEN_KILLS;
        await().atMost(Api.PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            for (Future<Void> sender : senders) {
                if (sender.state() == Future.State.FAILED) {
                    throw new AssertionError("a sender gave up", sender.exceptionNow());
                }
            }
            return acknowledged.size() >= wanted;
        });
    }

    private void killAndAwaitRestart(String process) {
        long before = suite.processId(process);
        suite.kill(process);
        await().atMost(Api.PATIENCE)
                .ignoreExceptions()
                .until(() -> suite.processId(process) != before && suite.isHealthy());
    }

    private void assertThatEachIsThereOnce() {
        List<String> recorded = new ArrayList<>();
        String path = "/v1/feedback?limit=200&source=" + source.getString("name");
        JsonPath page = suite.as("agent").get(path).jsonPath();
        recorded.addAll(page.getList("items.id", String.class));
        while (page.getString("next") != null) {
            page = suite.as("agent")
                    .get(path + "&cursor=" + page.getString("next"))
                    .jsonPath();
            recorded.addAll(page.getList("items.id", String.class));
        }
        assertThat(recorded).hasSize(acknowledged.size());
        assertThat(new HashSet<>(recorded)).isEqualTo(new HashSet<>(acknowledged.values()));
        assertThat(suite.as("operator")
                        .get("/v1/sources/" + source.getString("id") + "/statistics")
                        .jsonPath()
                        .getLong("total.accepted"))
                .isEqualTo(acknowledged.size());
    }

    private void assertThatEachComplaintHasOneCase() {
        acknowledged.forEach((delivery, feedback) -> assertThat(suite.as("agent")
                        .get("/v1/cases?feedbackId=" + feedback)
                        .jsonPath()
                        .getList("items"))
                .hasSize(delivery.isComplaint() ? 1 : 0));
    }

    private void awaitTheFigures() {
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
