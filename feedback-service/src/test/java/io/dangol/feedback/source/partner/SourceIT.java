package io.dangol.feedback.source.partner;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.feedback.Partner;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class SourceIT {
    @Inject
    Pool pool;

    @Test
    void aSourceShowsItsSecretWhenItIsMadeAndNeverAgain() {
        String name = "shop-" + UUID.randomUUID();
        Response made = as(Roles.OPERATOR).body(body(name)).post("/v1/sources");
        String id = made.path("id");
        String secret = made.path("secret");

        made.then()
                .statusCode(201)
                .header("Location", endsWith("/v1/sources/" + id))
                .body(at("name", equalTo(name)))
                .body(at("signature", equalTo("standard_webhooks")))
                .body(at("webhookUrl", equalTo("/v1/webhooks/" + id)));
        assertThat(secret).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length())))
                .hasSize(32);
        as(Roles.OPERATOR)
                .get("/v1/sources/" + id)
                .then()
                .statusCode(200)
                .body(at("name", equalTo(name)))
                .body(at("secret", nullValue()));
        assertThat(as(Roles.OPERATOR).get("/v1/sources").asString())
                .contains(name)
                .doesNotContain("whsec_");
        assertThat(as(Roles.OPERATOR).get("/v1/sources/" + id + "/secrets").asString())
                .doesNotContain("whsec_");
    }

    @Test
    void theSameKeyGivesTheSameSecretWhichIsNotKeptWithTheAnswer() {
        String name = "shop-" + UUID.randomUUID();
        String key = UUID.randomUUID().toString();

        String first = as(Roles.OPERATOR)
                .header("Idempotency-Key", key)
                .body(body(name))
                .post("/v1/sources")
                .asString();
        Response again = as(Roles.OPERATOR)
                .header("Idempotency-Key", key)
                .body(body(name))
                .post("/v1/sources");

        again.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(again.asString()).isEqualTo(first).contains("whsec_");
        String kept = pool.preparedQuery("SELECT body FROM idempotency_key WHERE key = $1")
                .execute(Tuple.of(key))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString("body");
        assertThat(kept).contains(name).doesNotContain("whsec_");
    }

    @Test
    void aNameIsTakenOnce() {
        Partner partner = Partner.register();

        problem(
                as(Roles.OPERATOR)
                        .body(body(partner.name()))
                        .post("/v1/sources")
                        .then(),
                409,
                "source-exists");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{}",
                "{\"name\":\"a\"}",
                "{\"name\":7,\"signature\":\"standard_webhooks\"}",
                "{\"name\":\"Upper\",\"signature\":\"standard_webhooks\"}",
                "{\"name\":\"\",\"signature\":\"standard_webhooks\"}",
                "{\"name\":\"a\",\"signature\":\"none\"}",
                "{\"name\":\"a\",\"signature\":\"standard_webhooks\",\"colour\":\"red\"}"
            })
    void aBadSourceIsRefused(String body) {
        assertThat(as(Roles.OPERATOR).body(body).post("/v1/sources").statusCode())
                .isEqualTo(400);
    }

    private static String body(String name) {
        return "{\"name\":\"%s\",\"signature\":\"standard_webhooks\"}".formatted(name);
    }
}
