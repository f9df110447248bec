package io.dangol.kit.problem;

import static io.dangol.testkit.JsonAt.at;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class SentPathIT {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"default":{"unitPrice":{"amount":"x"}}}     | default.unitPrice.amount
            {"default":{"unitPrice":{}}}                 | default.unitPrice.amount
            {"lines":[{},{"unitPrice":{"amount":"x"}}]}  | lines[1].unitPrice.amount
            {"lines":[{"quantity":10}]}                  | lines[0].quantity
            {"lines":[{"sku":"a\\u00a0"}]}               | lines[0].sku
            {"table":{"a":"long value"}}                 | table.a
            {"table":{"long key":"a"}}                   | table.long key
            {"words":["a","long"]}                       | words[1]
            {"words":[null]}                             | words[0]
            {"lines":[{"colour":"green"}]}               | lines[0].colour
            {"lines":[{"quantity":"1"}]}                 | lines[0].quantity
            {"lines":[{"unitPrice":{"amount":5}}]}       | lines[0].unitPrice.amount
            {"lines":{"sku":"a"}}                        | lines
            {"lines":[{"unitPrice":[]}]}                 | lines[0].unitPrice
            {"default":{"otherwise":1}}                  | default.otherwise
            {"otherwise":{}}                             | otherwise
            {"lines":[{},{"sku":"refused"}]}             | lines[1].sku
            {"at":"yesterday"}                           | at
            """)
    void theProblemNamesTheFieldThatWasSent(String body, String field) {
        refused(agent().body(body).post("/v1/deep/a").then())
                .body(at("violations[0].field", equalTo(field)))
                .body(at("detail", startsWith(field)));
    }

    @Test
    void theProblemNamesTheParameterThatWasSent() {
        refused(agent().body("{}").post("/v1/deep/too-long").then()).body(at("violations[0].field", equalTo("tag")));
        refused(agent().body("{}").post("/v1/deep/a?page-size=too-long").then())
                .body(at("violations[0].field", equalTo("page-size")));
        refused(agent().header("X-Mark", "too-long")
                        .body("{}")
                        .post("/v1/deep/a")
                        .then())
                .body(at("violations[0].field", equalTo("X-Mark")));
        refused(agent().post("/v1/deep/a").then()).body(at("violations[0].field", equalTo("the body")));
    }

    @Test
    void aChoiceIsToldWithItsNamesInJson() {
        refused(agent().body("{\"lines\":[{\"colour\":\"green\"}]}")
                        .post("/v1/deep/a")
                        .then())
                .body(at("violations[0].message", equalTo("must be one of dark_red, blue")));
    }

    @Test
    void aNameThatNobodyCanShowIsNotShown() {
        refused(agent().body("{\"" + "x".repeat(10_000) + "\":1}")
                        .post("/v1/deep/a")
                        .then())
                .body(at("violations[0].field", equalTo("a field")));
        refused(agent().body("{\"default\":{\"a\\u0000\":1}}")
                        .post("/v1/deep/a")
                        .then())
                .body(at("violations[0].field", equalTo("default")));
    }

    private static ValidatableResponse refused(ValidatableResponse answer) {
        return answer.statusCode(400).body(at("type", containsString("validation-failed")));
    }

    private static RequestSpecification agent() {
        return given().auth().oauth2(Tokens.of("agent")).contentType(ContentType.JSON);
    }
}
