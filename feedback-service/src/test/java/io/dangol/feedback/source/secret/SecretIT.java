package io.dangol.feedback.source.secret;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.feedback.Partner;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The secrets of a source after its first.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class SecretIT {
    @Test
    void aNewSecretIsAddedToTheLiveOnes() {
        Partner partner = Partner.register();
        String secrets = "/v1/sources/" + partner.id() + "/secrets";

        String added = as(Roles.OPERATOR)
                .post(secrets)
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("secret");

        assertThat(added).startsWith("whsec_").isNotEqualTo(partner.secret());
        Response live = as(Roles.OPERATOR).get(secrets);
        live.then().statusCode(200).body(at("items", hasSize(2))).body(at("items[0].expiresAt", nullValue()));
        assertThat(live.<String>path("items[1].expiresAt")).isNotNull();
    }

    @Test
    void aSecretCanBeEndedAtOnceButNotTheLastOne() {
        Partner partner = Partner.register();
        String secrets = "/v1/sources/" + partner.id() + "/secrets";
        String first = as(Roles.OPERATOR).get(secrets).path("items[0].id");

        problem(as(Roles.OPERATOR).delete(secrets + "/" + first).then(), 422, "last-secret");
        as(Roles.OPERATOR).body("{\"overlap\":\"PT1H\"}").post(secrets).then().statusCode(201);
        as(Roles.OPERATOR).delete(secrets + "/" + first).then().statusCode(204);
        problem(as(Roles.OPERATOR).delete(secrets + "/" + first).then(), 404, "not-found");
        assertThat(partner.deliver("{}").statusCode()).isEqualTo(401);
    }

    @Test
    void aSourceHasAtMostTenLiveSecrets() {
        Partner partner = Partner.register();
        String secrets = "/v1/sources/" + partner.id() + "/secrets";
        for (int made = 1; made < 10; made++) {
            as(Roles.OPERATOR).post(secrets).then().statusCode(201);
        }

        problem(as(Roles.OPERATOR).post(secrets).then(), 422, "too-many-secrets");
        as(Roles.OPERATOR).body("{\"overlap\":\"PT0S\"}").post(secrets).then().statusCode(201);
        as(Roles.OPERATOR).get(secrets).then().body(at("items", hasSize(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"overlap\":\"P8D\"}", "{\"overlap\":\"-PT1S\"}", "{\"overlap\":5}", "{\"a\":1}"})
    void aBadRotationIsRefused(String body) {
        Partner partner = Partner.register();

        problem(
                as(Roles.OPERATOR)
                        .body(body)
                        .post("/v1/sources/" + partner.id() + "/secrets")
                        .then(),
                400,
                "validation-failed");
    }
}
