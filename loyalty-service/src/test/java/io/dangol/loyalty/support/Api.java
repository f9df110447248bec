package io.dangol.loyalty.support;

import static io.restassured.RestAssured.given;

import io.dangol.testkit.Tokens;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/// What callers do.
public final class Api {
    private static final String TRANSACTIONS = "/v1/transactions";
    private static final String NDJSON = "application/x-ndjson";

    private Api() {}

    public static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of(role)).contentType(ContentType.JSON);
    }

    public static RequestSpecification as(String role, String subject) {
        return given().auth().oauth2(Tokens.of(role, subject)).contentType(ContentType.JSON);
    }

    public static RequestSpecification asCustomer(String customerId) {
        return given().auth().oauth2(Tokens.ofCustomer(customerId)).contentType(ContentType.JSON);
    }

    /// Posts under a new key, as an agent.
    public static Response post(String body) {
        return post(UUID.randomUUID().toString(), body);
    }

    public static Response post(String key, String body) {
        return as("agent").header("Idempotency-Key", key).body(body).post(TRANSACTIONS);
    }

    public static Response post(RequestSpecification caller, String body) {
        return caller.header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(TRANSACTIONS);
    }

    /// Posts lines, as a service.
    public static Response postLines(String lines) {
        return postLines("service", lines);
    }

    public static Response postLines(String role, String lines) {
        return given().urlEncodingEnabled(false)
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs(NDJSON, ContentType.TEXT)))
                .auth()
                .oauth2(Tokens.of(role))
                .contentType(NDJSON)
                .body(lines)
                .post("/v1/transactions:batch");
    }

    /// Points for an account, which do not expire before long.
    public static void earn(String account, long points) {
        post("{\"kind\":\"earn\",\"account\":\"%s\",\"points\":%d,\"reason\":\"test\"}".formatted(account, points))
                .then()
                .statusCode(201);
    }

    public static void spend(String account, long points) {
        post("{\"kind\":\"spend\",\"account\":\"%s\",\"points\":%d,\"reason\":\"test\"}".formatted(account, points))
                .then()
                .statusCode(201);
    }

    /// Changes the programme's settings, whatever they are.
    public static void programme(String patch) {
        changeProgramme("*", patch).then().statusCode(200);
    }

    public static Response changeProgramme(String ifMatch, String patch) {
        RequestSpecification request = as("operator");
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .contentType("application/merge-patch+json")
                .body(patch)
                .patch("/v1/programme");
    }

    /// The settings that the programme begins with.
    public static void resetProgramme() {
        programme("{\"debtLimit\":0,\"adjustmentLimit\":10000,\"pointsValidDays\":null,\"expiringNoticeDays\":30}");
    }
}
