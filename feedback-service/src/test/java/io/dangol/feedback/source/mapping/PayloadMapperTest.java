package io.dangol.feedback.source.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.feedback.source.FieldRule;
import io.dangol.feedback.source.Mapped;
import io.dangol.feedback.source.Mapping;
import io.dangol.feedback.source.RatingRule;
import io.dangol.feedback.source.TimeRule;
import io.dangol.kit.problem.Refusal.Violation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadMapperTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FieldRule KIND = new FieldRule(null, "review", null, null);
    private static final FieldRule CHANNEL = new FieldRule("/app~1store/0", null, Map.of("App Store", "ios"), "web");
    private static final Mapping MAPPING = new Mapping(
            KIND,
            CHANNEL,
            new FieldRule("/review/body", null, null, null),
            new FieldRule("/user", null, null, null),
            new FieldRule("/lang", null, null, "ko"),
            new TimeRule("/at", TimeRule.Format.EPOCH_MILLIS),
            new FieldRule("/id", null, null, null),
            new RatingRule(
                    new FieldRule(null, "csat", null, null),
                    new FieldRule("/stars", null, Map.of("1 star", "1", "5 stars", "5"), null),
                    null),
            new FieldRule("/sku", null, null, null));

    @Test
    void everyFieldComesFromItsPlace() throws JsonProcessingException {
        assertThat(map("""
                        {"app/store":["App Store"],"review":{"body":" 빨라요 \\ud83d"},"user":42,"lang":null,
                         "at":1795221000123,"id":12345678901234567890123,"stars":"5 stars","sku":"TEA-01","more":{}}
                        """)).isEqualTo(form("""
                        {"kind":"review","channel":"ios","text":" 빨라요 \\ud83d","language":"ko",
                         "externalRef":"12345678901234567890123","occurredAt":"2026-11-21T00:30:00.123Z",
                         "customer":{"externalId":"42"},"rating":{"metric":"csat","score":5},"product":"TEA-01"}
                        """));
    }

    @Test
    void whatIsNotThereIsLeftOutOrTakesItsDefault() throws JsonProcessingException {
        assertThat(map("{\"review\":{\"body\":\"\"},\"app/store\":[\"Play\"]}"))
                .isEqualTo(form("{\"kind\":\"review\",\"channel\":\"web\",\"language\":\"ko\"}"));
        assertThat(map("[]")).isEqualTo(map("7")).isEqualTo(map("{}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"user":{"name":"a"}}  | customer.externalId | must be a value, not an object or an array
            {"review":{"body":[]}} | text                | must be a value, not an object or an array
            {"stars":"3 stars"}    | rating.score        | must be a value that the table knows
            {"review":{"body":1e400}} | text             | must be a number below 1e308 or a text
            {"at":"yesterday"}     | occurredAt          | must be digits: the time since 1970
            {"at":1.5}             | occurredAt          | must be digits: the time since 1970
            {"at":-1}              | occurredAt          | must be digits: the time since 1970
            """)
    void aValueThatCannotBeTakenIsNamedButNotQuoted(String payload, String field, String message)
            throws JsonProcessingException {
        assertThat(map(payload))
                .isInstanceOfSatisfying(
                        Mapped.Flawed.class,
                        flawed -> assertThat(flawed.violations()).containsExactly(new Violation(field, message)));
    }

    @ParameterizedTest
    @CsvSource({"4,4", "4.0,4", "'\"4\"',4", "-1,-1", "4.5,", "1e9,", "true,", "'\"four\"',"})
    void aScoreIsAWholeNumber(String value, Integer score) throws JsonProcessingException {
        Mapping stars = new Mapping(
                KIND,
                CHANNEL,
                null,
                null,
                null,
                null,
                null,
                new RatingRule(new FieldRule(null, "csat", null, null), new FieldRule("/s", null, null, null), null),
                null);

        Mapped mapped = PayloadMapper.map(stars, JSON.readTree("{\"s\":" + value + "}"));

        if (score == null) {
            assertThat(mapped).isInstanceOf(Mapped.Flawed.class);
        } else {
            assertThat(mapped)
                    .isInstanceOfSatisfying(
                            Mapped.Form.class,
                            form -> assertThat(form.json().at("/rating/score").intValue())
                                    .isEqualTo(score));
        }
    }

    private static Mapped map(String payload) throws JsonProcessingException {
        return PayloadMapper.map(MAPPING, JSON.readTree(payload));
    }

    private static Mapped form(String json) throws JsonProcessingException {
        return new Mapped.Form(JSON.readValue(json, com.fasterxml.jackson.databind.node.ObjectNode.class));
    }
}
