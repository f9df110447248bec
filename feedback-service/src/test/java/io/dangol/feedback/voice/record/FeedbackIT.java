package io.dangol.feedback.voice.record;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.asCustomer;
import static io.dangol.feedback.Requests.asPartner;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dangol.feedback.Customers;
import io.dangol.feedback.FeedbackEvents;
import io.dangol.feedback.Partner;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class FeedbackIT {
    @Test
    void anAgentSendsInWhatACustomerSaid() {
        String customer = Customers.newId();

        Response made = as(Roles.AGENT).body("""
                        {"kind":"call","channel":"phone","customer":{"id":"%s"},"text":"영업시간이 궁금해요",
                         "rating":{"metric":"csat","score":4,"wordingVersion":"2026-01"}}
                        """.formatted(customer)).post("/v1/feedback");

        String id = made.path("id");
        made.then()
                .statusCode(201)
                .header("Location", endsWith("/v1/feedback/" + id))
                .header("ETag", "\"1\"")
                .body(at("source", equalTo("api")))
                .body(at("customerId", equalTo(customer)))
                .body(at("rating.metric", equalTo("csat")))
                .body(at("rating.score", equalTo(4)));
        assertThat(as(Roles.AGENT).get("/v1/feedback/" + id).asString()).isEqualTo(made.asString());
        try (FeedbackEvents events = new FeedbackEvents()) {
            var received = events.awaitOne(id, "io.dangol.feedback.feedback.received.v1");
            var recorded = events.awaitOne(id, "io.dangol.feedback.response.recorded.v1");
            assertThat(received.getString("customerId")).isEqualTo(customer);
            assertThat(received.getMap("$")).doesNotContainKey("identity");
            assertThat(recorded.getString("wordingVersion")).isEqualTo("2026-01");
            assertThat(recorded.getInt("scale.max")).isEqualTo(5);
        }
    }

    @Test
    void theSameKeyRecordsOnce() {
        String key = UUID.randomUUID().toString();
        String source = "once-" + UUID.randomUUID();
        String body = "{\"kind\":\"praise\",\"channel\":\"web\",\"text\":\"좋아요\",\"source\":\"%s\"}".formatted(source);

        Response first =
                as(Roles.SERVICE).header("Idempotency-Key", key).body(body).post("/v1/feedback");
        Response again =
                as(Roles.SERVICE).header("Idempotency-Key", key).body(body).post("/v1/feedback");
        Response other = as(Roles.SERVICE)
                .header("Idempotency-Key", key)
                .body(body.replace("좋아요", "싫어요"))
                .post("/v1/feedback");

        again.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(again.asString()).isEqualTo(first.asString());
        problem(other.then(), 422, "idempotency-key-reused");
        as(Roles.AGENT).get("/v1/feedback?source=" + source).then().body(at("items", hasSize(1)));
    }

    @Test
    void aCustomerSpeaksForThemselvesAndSeesTheirOwn() {
        String me = Customers.newId();
        String other = Customers.newId();
        String text = "{\"kind\":\"inquiry\",\"channel\":\"app\",\"text\":\"언제 오나요\"%s}";

        String mine = asCustomer(me)
                .body(text.formatted(""))
                .post("/v1/feedback")
                .then()
                .statusCode(201)
                .body(at("customerId", equalTo(me)))
                .extract()
                .as(JsonBody.class)
                .at("id");
        problem(
                asCustomer(me)
                        .body(text.formatted(",\"customer\":{\"id\":\"" + other + "\"}"))
                        .post("/v1/feedback")
                        .then(),
                404,
                "not-found");
        problem(
                asCustomer(me)
                        .body(text.formatted(",\"source\":\"reviews-kr\""))
                        .post("/v1/feedback")
                        .then(),
                403,
                "forbidden");

        asCustomer(me).get("/v1/feedback/" + mine).then().statusCode(200);
        problem(asCustomer(other).get("/v1/feedback/" + mine).then(), 404, "not-found");
        asCustomer(me).get("/v1/feedback").then().body(at("items.id", equalTo(List.of(mine))));
        asCustomer(me).get("/v1/me/feedback").then().body(at("items.id", equalTo(List.of(mine))));
        asCustomer(other).get("/v1/me/feedback").then().body(at("items", hasSize(0)));
        problem(asCustomer(me).get("/v1/feedback?customerId=" + other).then(), 404, "not-found");
    }

    @Test
    void aPartnerSpeaksForItsOwnSource() {
        Partner partner = Partner.register();
        String text = "{\"kind\":\"mention\",\"channel\":\"social\",\"text\":\"#단골 좋다\"%s}";

        String mine = asPartner(partner.id())
                .body(text.formatted(""))
                .post("/v1/feedback")
                .then()
                .statusCode(201)
                .body(at("source", equalTo(partner.name())))
                .extract()
                .as(JsonBody.class)
                .at("id");
        problem(
                asPartner(partner.id())
                        .body(text.formatted(",\"source\":\"another\""))
                        .post("/v1/feedback")
                        .then(),
                403,
                "forbidden");

        asPartner(partner.id()).get("/v1/feedback/" + mine).then().statusCode(200);
        asPartner(partner.id()).get("/v1/feedback").then().body(at("items.id", equalTo(List.of(mine))));
        problem(asPartner("another").get("/v1/feedback/" + mine).then(), 404, "not-found");
        problem(asPartner(partner.id()).get("/v1/feedback?source=another").then(), 404, "not-found");
    }

    @Test
    void aListIsReadPageByPageNewestFirst() {
        String source = "pages-" + UUID.randomUUID();
        List<String> sent = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            sent.add(as(Roles.AGENT)
                    .body("{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"%d\",\"source\":\"%s\"}"
                            .formatted(number, source))
                    .post("/v1/feedback")
                    .path("id"));
        }
        Collections.reverse(sent);

        List<String> read = new ArrayList<>();
        String next = "";
        do {
            Response page = as(Roles.AGENT).get("/v1/feedback?limit=2&source=" + source + next);
            read.addAll(page.<List<String>>path("items.id"));
            next = page.path("next") == null ? null : "&cursor=" + page.path("next");
        } while (next != null);

        assertThat(read).isEqualTo(sent);
    }

    @Test
    void filtersNarrowAList() {
        String source = "filters-" + UUID.randomUUID();
        String customer = Customers.newId();
        String kept = as(Roles.AGENT)
                .body("""
                        {"kind":"praise","channel":"app","text":"a","source":"%s","customer":{"id":"%s"}}
                        """.formatted(source, customer))
                .post("/v1/feedback")
                .path("id");
        as(Roles.AGENT)
                .body("{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"a\",\"source\":\"%s\"}".formatted(source))
                .post("/v1/feedback");

        for (String filter : List.of("kind=praise", "channel=app", "customerId=" + customer)) {
            as(Roles.AGENT)
                    .get("/v1/feedback?source=" + source + "&" + filter)
                    .then()
                    .statusCode(200)
                    .body(at("items.id", equalTo(List.of(kept))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind=rumour", "customerId=00001", "colour=red", "limit=0", "limit=201", "cursor=%20"})
    void aBadParameterIs400(String parameter) {
        assertThat(as(Roles.AGENT).get("/v1/feedback?" + parameter).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"kind\":\"rumour\",\"channel\":\"web\",\"text\":\"a\"}",
                "{\"kind\":\"review\",\"channel\":\"web\"}",
                "{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"\"}",
                "{\"kind\":\"review\",\"channel\":\"web\",\"text\":1}",
                "{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"a\",\"extra\":1}",
                "{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"a\",\"customer\":{\"id\":\"1\"}}",
                "{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"a\",\"rating\":{\"metric\":\"csat\",\"score\":0}}",
                "{\"kind\":\"response\",\"channel\":\"web\",\"text\":\"a\"}"
            })
    void aBadBodyIs400AndNothingIsStored(String body) {
        String customer = Customers.newId();

        asCustomer(customer)
                .body(body)
                .post("/v1/feedback")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        asCustomer(customer).get("/v1/me/feedback").then().body(at("items", hasSize(0)));
    }

    @ParameterizedTest
    @CsvSource({"externalRef,200", "language,35", "channel,50", "source,100"})
    void everyFieldHasALimit(String field, int most) {
        String channel = field.equals("channel") ? "" : "\"channel\":\"web\",";

        problem(
                as(Roles.AGENT)
                        .body("{\"kind\":\"review\",\"text\":\"a\",%s\"%s\":\"%s\"}"
                                .formatted(channel, field, "a".repeat(most + 1)))
                        .post("/v1/feedback")
                        .then(),
                400,
                "validation-failed");
    }

    @Test
    void namesAndWordingsHaveLimitsAndTimesAreText() {
        String customer = "\"customer\":{\"externalId\":\"%s\"}".formatted("가".repeat(201));
        String wording =
                "\"rating\":{\"metric\":\"nps\",\"score\":1,\"wordingVersion\":\"%s\"}".formatted("가".repeat(51));
        String time = "\"occurredAt\":1795221000";

        for (String field : List.of(customer, wording, time)) {
            problem(
                    as(Roles.AGENT)
                            .body("{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"a\"," + field + "}")
                            .post("/v1/feedback")
                            .then(),
                    400,
                    "validation-failed");
        }
    }
}
