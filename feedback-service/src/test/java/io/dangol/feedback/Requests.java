package io.dangol.feedback;

import static io.dangol.testkit.JsonAt.at;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.kit.security.Roles;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/// Requests of everybody who asks this service.
public final class Requests {
    private Requests() {}

    public static RequestSpecification as(String role) {
        return with(Tokens.of(role));
    }

    public static RequestSpecification asCustomer(String customerId) {
        return with(Tokens.ofCustomer(customerId));
    }

    /// A partner of a source, which is named by its id; or by a name that no source has yet, for which
    /// one is made.
    public static RequestSpecification asPartner(String source) {
        return with(Tokens.ofPartner(source.startsWith("src_") ? source : registered(source)));
    }

    /// The source with this name, made once.
    private static String registered(String name) {
        return as(Roles.OPERATOR)
                .header("Idempotency-Key", name)
                .body("{\"name\":\"%s\",\"signature\":\"standard_webhooks\"}".formatted(name))
                .post("/v1/sources")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");
    }

    public static RequestSpecification with(String token) {
        return anonymous().auth().oauth2(token);
    }

    public static RequestSpecification anonymous() {
        // A colon in a path is sent as it is, and not as %3A.
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .defaultContentCharset("UTF-8")
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType(ContentType.JSON);
    }

    /// Insists on a problem document.
    public static ValidatableResponse problem(ValidatableResponse response, int status, String name) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body(at("type", equalTo("https://dangol.io/problems/" + name)))
                .body(at("status", equalTo(status)));
    }
}
