package io.dangol.kit.problem;

import static io.dangol.testkit.JsonAt.at;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A database that hangs is no defect of the service.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class LateAnswerIT {
    @ParameterizedTest
    @ValueSource(strings = {"/v1/notes/late", "/v1/notes/late-stream"})
    void whoeverWaitedInVainMaySendTheRequestAgain(String path) {
        given().auth()
                .oauth2(Tokens.of("agent"))
                .get(path)
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body(at("type", equalTo("https://dangol.io/problems/service-unavailable")))
                .body(at("detail", containsString("send the same request again")));
    }
}
