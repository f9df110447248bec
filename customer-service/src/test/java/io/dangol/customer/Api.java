package io.dangol.customer;

import static io.dangol.testkit.JsonAt.at;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.dangol.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/// How the tests speak to the service.
public final class Api {
    private Api() {}

    public static RequestSpecification as(String token) {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .urlEncodingEnabled(false)
                .auth()
                .oauth2(token);
    }

    public static RequestSpecification operator() {
        return as(Tokens.of("operator"));
    }

    /// With JSON to send and a fresh key.
    public static RequestSpecification posting(String token) {
        return as(token).contentType(ContentType.JSON).header("Idempotency-Key", unique("key"));
    }

    public static RequestSpecification patching(String token) {
        return as(token).contentType("application/merge-patch+json");
    }

    /// A text that no other test has.
    public static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }

    public static ValidatableResponse requireProblem(ValidatableResponse answer, int status, String name) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body(at("type", endsWith("/" + name)))
                .body(at("status", equalTo(status)))
                .body(at("title", not(emptyOrNullString())))
                .body(at("detail", not(emptyOrNullString())))
                .body(at("instance", not(emptyOrNullString())));
    }
}
