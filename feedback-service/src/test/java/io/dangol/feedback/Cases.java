package io.dangol.feedback;

import static io.dangol.feedback.Requests.as;

import io.dangol.kit.security.Roles;
import io.dangol.testkit.JsonBody;
import io.restassured.response.Response;

/// Cases and what is done to them, for tests.
public final class Cases {
    private Cases() {}

    /// Opens a case of a customer.
    public static String open(String customerId) {
        return openWith("{\"kind\":\"complaint\",\"channel\":\"call\",\"text\":\"늦어요\",\"customer\":{\"id\":\"%s\"}}"
                .formatted(customerId));
    }

    /// Opens a case about feedback that is given as JSON.
    public static String openWith(String feedback) {
        return as(Roles.AGENT)
                .body("{\"feedback\":" + feedback + ",\"remedySought\":\"refund\"}")
                .post("/v1/cases")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");
    }

    /// Does something to a case that needs no words.
    public static Response post(String id, String decision) {
        return as(Roles.AGENT).post("/v1/cases/" + id + "/" + decision);
    }

    public static Response post(String id, String decision, String body) {
        return as(Roles.AGENT).body(body).post("/v1/cases/" + id + "/" + decision);
    }

    /// Changes what is promised to a priority, whatever its version is.
    public static void promise(String priority, String patch) {
        String path = "/v1/sla-policies/" + priority;
        as(Roles.OPERATOR)
                .contentType("application/merge-patch+json")
                .header("If-Match", as(Roles.OPERATOR).get(path).header("ETag"))
                .body(patch)
                .patch(path)
                .then()
                .statusCode(200);
    }
}
