package io.dangol.feedback.intake.quarantine;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.feedback.Partner;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// The ways out of the quarantine: each delivery takes one of them, once.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class QuarantineRepairIT {
    private static final String MAPPING = """
            ,"mapping":{"kind":{"pointer":"/k"},"channel":{"constant":"web"},"text":{"pointer":"/t"}}
            """;

    @Test
    void aRepairedBodyIsReadByTheMappingOfItsSource() {
        Partner partner = Partner.register("standard_webhooks", MAPPING);
        String id = quarantined(partner, "{\"k\":\"gripe\",\"t\":\"늦어요\"}");

        String feedback = as(Roles.OPERATOR)
                .body("{\"body\":{\"k\":\"complaint\",\"t\":\"늦어요 \\ud83d\"}}")
                .header("Idempotency-Key", UUID.randomUUID())
                .post("/v1/quarantine/" + id + "/replay")
                .then()
                .statusCode(200)
                .extract()
                .as(JsonBody.class)
                .at("id");

        as(Roles.AGENT).get("/v1/feedback/" + feedback).then().body(at("kind", equalTo("complaint")));
        as(Roles.OPERATOR)
                .get("/v1/quarantine/" + id)
                .then()
                .body(at("state", equalTo("replayed")))
                .body(at("repaired", equalTo(true)))
                .body(at("handledBy", notNullValue()))
                .body(at("handledAt", notNullValue()))
                .body(at("body", equalTo("{\"k\":\"gripe\",\"t\":\"늦어요\"}")));
        problem(
                as(Roles.OPERATOR)
                        .body("{\"body\":{},\"feedback\":{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"a\"}}")
                        .post("/v1/quarantine/" + id + "/replay")
                        .then(),
                400,
                "validation-failed");
    }

    @Test
    void whatIsLetGoHasAReasonAndDoesNotComeBack() {
        Partner partner = Partner.register();
        String id = quarantined(partner, "{\"kind\":\"gripe\"}");
        String discard = "/v1/quarantine/" + id + "/discard";

        problem(as(Roles.OPERATOR).body("{\"reason\":\" \"}").post(discard).then(), 400, "validation-failed");
        problem(as(Roles.OPERATOR).body("{}").post(discard).then(), 400, "validation-failed");
        as(Roles.OPERATOR)
                .body("{\"reason\":\"a test of theirs\"}")
                .post(discard)
                .then()
                .statusCode(200)
                .body(at("state", equalTo("discarded")))
                .body(at("discardReason", equalTo("a test of theirs")))
                .body(at("feedbackId", nullValue()));

        problem(as(Roles.OPERATOR).post("/v1/quarantine/" + id + "/replay").then(), 409, "already-discarded");
        problem(as(Roles.OPERATOR).body("{\"reason\":\"again\"}").post(discard).then(), 409, "already-discarded");
        as(Roles.OPERATOR)
                .get("/v1/quarantine?state=discarded&source=" + partner.id())
                .then()
                .body(at("items.id", equalTo(List.of(id))));
        as(Roles.OPERATOR)
                .get("/v1/quarantine?state=waiting&source=" + partner.id())
                .then()
                .body(at("items", hasSize(0)));
        problem(as(Roles.OPERATOR).get("/v1/quarantine?source=reviews").then(), 400, "validation-failed");
    }

    @Test
    void allThatWaitsOfASourceIsReplayedInStretches() {
        Partner partner = Partner.register("standard_webhooks", MAPPING);
        List<String> waiting = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            String kind = number == 2 ? "rumour" : "gripe";
            waiting.add(quarantined(partner, "{\"k\":\"" + kind + "\",\"t\":\"" + number + "\"}"));
        }
        as(Roles.OPERATOR)
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"mapping\":{\"kind\":{\"table\":{\"gripe\":\"complaint\"}}}}")
                .patch("/v1/sources/" + partner.id())
                .then()
                .statusCode(200);
        String replay = "/v1/sources/" + partner.id() + "/quarantine/replay";

        Response first = as(Roles.OPERATOR).body("{\"limit\":3}").post(replay);
        first.then()
                .statusCode(200)
                .body(at("replayed", equalTo(2)))
                .body(at("stillWaiting", equalTo(List.of(waiting.get(2)))))
                .body(at("next", equalTo(waiting.get(2))));
        as(Roles.OPERATOR)
                .body("{\"limit\":3,\"after\":\"%s\"}".formatted(first.<String>path("next")))
                .post(replay)
                .then()
                .statusCode(200)
                .body(at("replayed", equalTo(2)))
                .body(at("stillWaiting", hasSize(0)))
                .body(at("next", nullValue()));
        as(Roles.OPERATOR)
                .post(replay)
                .then()
                .body(at("replayed", equalTo(0)))
                .body(at("stillWaiting", equalTo(List.of(waiting.get(2)))));

        assertThat(texts(partner)).containsExactlyInAnyOrder("0", "1", "3", "4");
        problem(as(Roles.OPERATOR).body("{\"limit\":101}").post(replay).then(), 400, "validation-failed");
        problem(as(Roles.OPERATOR).body("{\"after\":\"x\"}").post(replay).then(), 400, "validation-failed");
    }

    @Test
    void manyWhoReplayAtOnceRecordEachOnce() throws Exception {
        Partner partner = Partner.register("standard_webhooks", MAPPING);
        for (int number = 0; number < 8; number++) {
            quarantined(partner, "{\"k\":\"gripe\",\"t\":\"" + number + "\"}");
        }
        as(Roles.OPERATOR)
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"mapping\":{\"kind\":{\"table\":{\"gripe\":\"complaint\"}}}}")
                .patch("/v1/sources/" + partner.id())
                .then()
                .statusCode(200);

        try (ExecutorService operators = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int number = 0; number < 4; number++) {
                calls.add(() -> as(Roles.OPERATOR)
                        .post("/v1/sources/" + partner.id() + "/quarantine/replay")
                        .path("replayed"));
            }
            int replayed = 0;
            for (Future<Integer> answer : operators.invokeAll(calls)) {
                replayed += answer.get();
            }
            assertThat(replayed).isEqualTo(8);
        }
        assertThat(texts(partner)).containsExactlyInAnyOrder("0", "1", "2", "3", "4", "5", "6", "7");
    }

    private static String quarantined(Partner partner, String body) {
        return partner.deliver(body)
                .then()
                .statusCode(202)
                .body(at("state", equalTo("quarantined")))
                .extract()
                .as(JsonBody.class)
                .at("id");
    }

    private static List<String> texts(Partner partner) {
        return as(Roles.AGENT).get("/v1/feedback?source=" + partner.name()).path("items.text");
    }
}
