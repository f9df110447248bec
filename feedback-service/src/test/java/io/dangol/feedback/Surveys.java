package io.dangol.feedback;

import static io.dangol.feedback.Requests.anonymous;
import static io.dangol.feedback.Requests.as;

import io.dangol.kit.security.Roles;
import io.dangol.testkit.JsonBody;
import io.restassured.response.Response;

/// Surveys and invitations, for tests.
public final class Surveys {
    public static final String PATCH = "application/merge-patch+json";
    public static final String QUESTIONS = """
            [{"id":"recommend","kind":"nps","required":true,"text":{"ko":"추천하시겠어요?","en":"Would you recommend us?"}},
             {"id":"satisfied","kind":"csat","text":{"ko":"만족하세요?","en":"Are you satisfied?"}},
             {"id":"easy","kind":"ces","text":{"ko":"쉬웠나요?","en":"Was it easy?"}},
             {"id":"why","kind":"text","about":"recommend","lengthMost":100,"text":{"ko":"이유는요?","en":"Why?"}},
             {"id":"more","kind":"text","text":{"ko":"더 하실 말씀은요?","en":"Anything else?"}},
             {"id":"place","kind":"choice","text":{"ko":"어디서요?","en":"Where?"},
              "options":[{"id":"web","text":{"ko":"웹","en":"Web"}},{"id":"store","text":{"ko":"매장","en":"Store"}}]},
             {"id":"reasons","kind":"choices","choicesMost":2,"text":{"ko":"무엇이요?","en":"What?"},
              "options":[{"id":"price","text":{"ko":"가격","en":"Price"}},{"id":"speed","text":{"ko":"속도","en":"Speed"}},
                         {"id":"taste","text":{"ko":"맛","en":"Taste"}}]}]
            """;

    private Surveys() {}

    /// A survey's form with a trigger and more, as JSON members that begin with a comma; or with nothing.
    public static String form(String members) {
        return """
                {"name":"After delivery","title":{"ko":"어떠셨나요?","en":"How was it?"},
                 "thanks":{"ko":"감사합니다!","en":"Thank you!"},"questions":%s%s}
                """.formatted(QUESTIONS, members);
    }

    /// Makes a draft.
    public static String draft(String form) {
        return as(Roles.MARKETER)
                .body(form)
                .post("/v1/surveys")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");
    }

    /// Makes a survey that asks.
    public static String active(String members) {
        String id = draft(form(members));
        move(id, "activate").then().statusCode(200);
        return id;
    }

    public static Response move(String id, String decision) {
        return as(Roles.MARKETER).post("/v1/surveys/" + id + "/" + decision);
    }

    public static Response change(String id, String ifMatch, String patch) {
        var request = as(Roles.MARKETER).contentType(PATCH).body(patch);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.patch("/v1/surveys/" + id);
    }

    public static Response invite(String surveyId, String customerId) {
        return as(Roles.SERVICE)
                .body("{\"surveyId\":\"%s\",\"customer\":{\"id\":\"%s\"},\"channel\":\"app\",\"segment\":\"gold\"}"
                        .formatted(surveyId, customerId))
                .post("/v1/invitations");
    }

    /// Invites somebody new.
    ///
    /// @return the token of the link
    public static String link(String surveyId) {
        return invite(surveyId, Customers.newId())
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("link.token");
    }

    public static Response save(String token, String answers) {
        return anonymous()
                .contentType(PATCH)
                .body("{\"answers\":" + answers + "}")
                .patch("/v1/answers/" + token);
    }

    public static Response complete(String token, String answers) {
        return anonymous().body("{\"answers\":" + answers + "}").post("/v1/answers/" + token + "/complete");
    }
}
