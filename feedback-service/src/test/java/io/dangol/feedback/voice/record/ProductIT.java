package io.dangol.feedback.voice.record;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.asPartner;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.feedback.Partner;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The product that feedback is about, by every way in and out.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ProductIT {
    @Test
    void feedbackNamesTheProductThatItIsAbout() {
        String product = "홍차 01 " + UUID.randomUUID();

        String id = as(Roles.AGENT)
                .body("{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"향이 좋아요\",\"product\":\"%s\"}"
                        .formatted(product))
                .post("/v1/feedback")
                .then()
                .statusCode(201)
                .body(at("product", equalTo(product)))
                .extract()
                .as(JsonBody.class)
                .at("id");

        as(Roles.AGENT).get("/v1/feedback/" + id).then().body(at("product", equalTo(product)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"  \"", "\"A\\u0000\"", "\"\\ud83d\"", "[\"A\"]"})
    void whatNamesNoProductIsRefused(String product) {
        problem(
                as(Roles.AGENT)
                        .body("{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"a\",\"product\":%s}"
                                .formatted(product))
                        .post("/v1/feedback")
                        .then(),
                400,
                "validation-failed");
    }

    @Test
    void aProductHasAtMost64Characters() {
        String form = "{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"a\",\"product\":\"%s\"}";
        as(Roles.AGENT)
                .body(form.formatted("가".repeat(64)))
                .post("/v1/feedback")
                .then()
                .statusCode(201);
        problem(
                as(Roles.AGENT)
                        .body(form.formatted("가".repeat(65)))
                        .post("/v1/feedback")
                        .then(),
                400,
                "validation-failed");
    }

    @Test
    void aMappingFindsTheProductInADelivery() {
        Partner partner = Partner.register("standard_webhooks", """
                ,"mapping":{"kind":{"constant":"review"},"channel":{"constant":"web"},"text":{"pointer":"/body"},
                            "product":{"pointer":"/item/sku"}}
                """);

        String named = partner.deliver("{\"body\":\"a\",\"item\":{\"sku\":\"TEA-01\"}}")
                .then()
                .statusCode(202)
                .extract()
                .as(JsonBody.class)
                .at("id");
        String unnamed = partner.deliver("{\"body\":\"a\"}").path("id");
        String tooLong = partner.deliver("{\"body\":\"a\",\"item\":{\"sku\":\"" + "x".repeat(65) + "\"}}")
                .path("state");

        as(Roles.AGENT).get("/v1/feedback/" + named).then().body(at("product", equalTo("TEA-01")));
        as(Roles.AGENT).get("/v1/feedback/" + unnamed).then().body(at("product", nullValue()));
        assertThat(tooLong).isEqualTo("quarantined");
    }

    @Test
    void aCsvImportHasItAndTheExportGivesItBack() {
        Partner partner = Partner.register();
        imported(partner, "external_ref,kind,channel,text,product\nr-1,review,web,a,=TEA\nr-2,review,web,b,\n");

        String csv = asPartner(partner.id())
                .accept("text/csv")
                .get("/v1/feedback:export")
                .asString();

        assertThat(csv.lines().findFirst().orElseThrow()).endsWith(",wording_version,product");
        assertThat(csv.lines().skip(1).toList())
                .satisfiesExactly(
                        first -> assertThat(first).endsWith(",\"'=TEA\""),
                        second -> assertThat(second).endsWith(","));
    }

    private static void imported(Partner partner, String csv) {
        String job = asPartner(partner.id())
                .contentType("text/csv")
                .body(csv.getBytes(UTF_8))
                .post("/v1/feedback:import")
                .then()
                .statusCode(202)
                .extract()
                .as(JsonBody.class)
                .at("id");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> asPartner(partner.id())
                        .get("/v1/feedback-jobs/" + job)
                        .<String>path("state")
                        .equals("succeeded"));
    }
}
