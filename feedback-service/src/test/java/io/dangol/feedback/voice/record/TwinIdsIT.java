package io.dangol.feedback.voice.record;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.dangol.feedback.Partner;
import io.dangol.feedback.Surveys;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.text.Normalizer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// No two ids or names look alike and differ, whichever door they come by.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class TwinIdsIT {
    private static final String[] INVISIBLE = {" ", "\u00a0", "\u3000", "\u200b", "\ufeff", "\u200e", "\u3164"};

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            feedback         | {"kind":"review","channel":"web","text":"a","externalRef":"?"}                                | externalRef
            feedback         | {"kind":"review","channel":"web","text":"a","product":"?"}                                    | product
            feedback         | {"kind":"review","channel":"web","text":"a","customer":{"externalId":"?"}}                    | customer.externalId
            feedback         | {"kind":"review","channel":"web","text":"a","source":"?"}                                     | source
            feedback         | {"kind":"review","channel":"web","rating":{"metric":"csat","score":3,"wordingVersion":"?"}}   | rating.wordingVersion
            responses        | {"metric":"csat","score":3,"channel":"web","wordingVersion":"?"}                              | wordingVersion
            sources          | {"name":"?","signature":"standard_webhooks"}                                                  | name
            sources          | {"name":"twins","signature":"github","mapping":{"kind":{"constant":"review"},"channel":{"constant":"web"},"externalRef":{"constant":"?"}}} | mapping.externalRef.constant
            survey-occasions | {"kind":"purchase_delivered","orderId":"?","customer":{"externalId":"1"}}                     | orderId
            calendars        | {"name":"?","zone":"UTC","hours":{"monday":["09:00-18:00"]}}                                  | name
            categories       | {"id":"twins","nameKo":"?","nameEn":"a","examples":[{"language":"ko","text":"가"}]}           | nameKo
            categories       | {"id":"twins","nameKo":"가","nameEn":"?","examples":[{"language":"ko","text":"가"}]}          | nameEn
            """)
    void anInvisibleCharacterAtTheEndOfAnIdOrNameIsRefused(String path, String body, String field) {
        for (String it : INVISIBLE) {
            for (String id : new String[] {"a" + it, it + "a"}) {
                problem(
                                as(Roles.OPERATOR)
                                        .header("Idempotency-Key", UUID.randomUUID())
                                        .body(body.replace("?", id))
                                        .post("/v1/" + path)
                                        .then(),
                                400,
                                "validation-failed")
                        .body(at("violations.field", hasItem(field)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u3000", "\u200b"})
    void aSurveysNameEndsVisibly(String it) {
        problem(
                        as(Roles.MARKETER)
                                .body(Surveys.form("").replace("After delivery", "After delivery" + it))
                                .post("/v1/surveys")
                                .then(),
                        400,
                        "validation-failed")
                .body(at("violations[0].field", equalTo("name")));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u3000", "\u200b\u00a0", "\u3164"})
    void aTextThatShowsNothingSaysNothing(String text) {
        problem(
                        as(Roles.AGENT)
                                .body("{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"%s\"}".formatted(text))
                                .post("/v1/feedback")
                                .then(),
                        400,
                        "validation-failed")
                .body(at("violations[0].field", equalTo("text")));
    }

    @Test
    void aDeliveryWithATwinWaitsForAPerson() {
        Partner.register()
                .deliver("{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"a\",\"externalRef\":\"r1\u00a0\"}")
                .then()
                .statusCode(202)
                .body(at("state", equalTo("quarantined")));
    }

    @Test
    void theDecomposedFormOfAnIdIsTheSameId() {
        String ref = "리뷰-" + UUID.randomUUID();
        as(Roles.AGENT)
                .body("{\"kind\":\"review\",\"channel\":\"web\",\"text\":\"a\",\"externalRef\":\"%s\"}"
                        .formatted(Normalizer.normalize(ref, Normalizer.Form.NFD)))
                .post("/v1/feedback")
                .then()
                .statusCode(201)
                .body(at("externalRef", equalTo(ref)));
    }
}
