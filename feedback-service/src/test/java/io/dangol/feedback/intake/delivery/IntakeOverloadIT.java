package io.dangol.feedback.intake.delivery;

import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.feedback.Partner;
import io.dangol.kit.identity.IdentityHasher;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// An intake with room for four, and somebody who holds the customer that the first delivery is about.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@TestProfile(IntakeOverloadIT.RoomForFour.class)
class IntakeOverloadIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String BODY =
            "{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"tea\",\"customer\":{\"externalId\":\"held\"}}";

    @Inject
    Pool pool;

    @Inject
    IdentityHasher hasher;

    @Inject
    IntakeLanes lanes;

    public static final class RoomForFour implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("dangol.intake.lanes", "1", "dangol.intake.queue-most", "4");
        }
    }

    @Test
    void whoComesToAFullIntakeIsTurnedAwayBeforeTheSignatureIsLookedAtAndMayComeAgain() throws Exception {
        Partner partner = Partner.register();
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> sent = new ArrayList<>();
            try (HeldCustomer held = new HeldCustomer(pool, hasher.hash(partner.name(), "held"))) {
                sent.add(senders.submit(() -> partner.deliver("msg_0", BODY)));
                await().atMost(PATIENCE).until(held::isWaitedFor);
                for (int number = 1; number <= 4; number++) {
                    String id = "msg_" + number;
                    sent.add(senders.submit(() -> partner.deliver(id, BODY)));
                }
                await().atMost(PATIENCE).until(lanes::areNearlyFull);

                partner.send("msg_late", "1", "v1,bm9uZQ==", body)
                        .then()
                        .statusCode(503)
                        .header("Retry-After", "1")
                        .contentType("application/problem+json")
                        .body(at("type", endsWith("/intake-busy")))
                        .body(at("instance", equalTo(partner.url())));
            }
            for (Future<Response> answer : sent) {
                assertThat(answer.get().statusCode()).isEqualTo(202);
            }
        }
        partner.deliver("msg_late", BODY).then().statusCode(202);
    }
}
