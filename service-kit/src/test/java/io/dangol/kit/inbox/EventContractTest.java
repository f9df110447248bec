package io.dangol.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventContractTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SCHEMA = """
            {"type": "object", "required": ["id", "at", "total"],
             "properties": {
               "id": {"type": "string", "pattern": "^(pur|cmp)_[0-7][0-9a-hjkmnp-tv-z]{25}$"},
               "at": {"type": "string", "format": "date-time"},
               "born": {"type": "string", "format": "date"},
               "total": {"$ref": "#/$defs/money"},
               "metric": {"enum": ["nps", "csat"]},
               "version": {"const": 1},
               "who": {"type": "object", "anyOf": [{"required": ["key", "hash"]}, {"required": ["name"]}],
                   "properties": {"name": {"type": "string", "deprecated": true}}},
               "points": {"type": "integer", "minimum": -5, "maximum": 5, "not": {"const": 0}},
               "share": {"type": "number", "minimum": 0, "maximum": 1},
               "name": {"type": "string", "minLength": 1, "maxLength": 3},
               "lines": {"type": "array", "maxItems": 2, "uniqueItems": true, "items": {
                   "type": "object", "required": ["sku"], "properties": {"sku": {"type": "string"}}}}},
             "$defs": {"money": {"type": "object", "required": ["amount"], "properties": {
                 "amount": {"type": "string", "pattern": "^(0|[1-9][0-9]{0,14})$", "examples": ["12900"],
                            "description": "A decimal number, not negative."}}}}}
            """;
    private static final String REST = """
            "id":"pur_01kag8k3rme6tvwq2c4p9x7y5z","at":"2026-11-21T09:30:00+09:00","total":{"amount":"12900"}""";

    private final EventContract contract = EventContract.of(json(SCHEMA));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"unknown\":1",
                "\"total\":{\"amount\":\"0\",\"unknown\":[{}]}",
                "\"lines\":[{\"sku\":\"a\",\"unknown\":null},{\"sku\":\"b\"}]",
                "\"lines\":[]",
                "\"at\":\"1970-01-01T00:00:00Z\"",
                "\"at\":\"2100-12-31T23:59:59.999999999Z\"",
                "\"born\":\"1900-01-01\"",
                "\"metric\":\"nps\",\"version\":1,\"points\":-5,\"share\":0.5,\"name\":\"김민수\"",
                "\"name\":\"😀😀😀\"",
                "\"metric\":\"a_value_that_is_not_known_yet\"",
                "\"who\":{\"hash\":\"h\",\"key\":\"k\"}",
                "\"who\":{\"name\":\"n\"}"
            })
    void whatTheSchemaAllowsIsTakenWhateverComesWithIt(String fields) {
        assertThatCode(() -> contract.check(json("{" + REST + "," + fields + "}")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "id":null                               | `id` must be a text without control characters, but is null
            "id":7                                  | `id` must be a text without control characters, but is 7
            "id":"cus_01kag8k3rme6tvwq2c4p9x7y5z"   | `id` must be an id that begins with pur_, cmp_, but is a text of 30 characters
            "id":"pur_z1kag8k3rme6tvwq2c4p9x7y5z"   | `id` must be an id that begins with pur_, cmp_, but is a text of 30 characters
            "id":"a\\u0000b"                        | `id` must be a text without control characters, but has a control character
            "name":"a\\nb"                          | `name` must be a text without control characters, but has a control character
            "name":"\\ud800"                        | `name` must be a text without control characters, but is a text of 1 characters
            "name":""                               | `name` must be a text of at least 1 characters, but is empty
            "name":"abcd"                           | `name` must be a text of at most 3 characters, but is a text of 4 characters
            "at":"0001-01-01T00:00:00Z"             | `at` must be a moment with zone between 1970 and 2100, such as 2026-11-21T09:30:00Z, but is a text of 20 characters with the year 0001
            "at":"9999-12-31T23:59:59Z"             | `at` must be a moment with zone between 1970 and 2100, such as 2026-11-21T09:30:00Z, but is a text of 20 characters with the year 9999
            "at":"2026-11-21T09:30:00"              | `at` must be a moment with zone between 1970 and 2100, such as 2026-11-21T09:30:00Z, but is a text of 19 characters with the year 2026
            "at":"1970-01-01T00:00:00+09:00"        | `at` must be a moment with zone between 1970 and 2100, such as 2026-11-21T09:30:00Z, but is a text of 25 characters with the year 1970
            "born":"1899-12-31"                     | `born` must be a day between 1900 and 2100, such as 2026-11-21, but is a text of 10 characters with the year 1899
            "total":{}                              | `total.amount` must be a text without control characters, but is missing
            "total":{"amount":"-500"}               | `total.amount` must be a text like 12900 (A decimal number, not negative), but is a negative number
            "total":[]                              | `total` must be an object, but is an array of 0
            "metric":""                             | `metric` must be a text of 1 to 40 characters without control characters, but is empty
            "who":{"key":"k"}                       | `who.hash` must be there, but is missing
            "metric":7                              | `metric` must be a text of 1 to 40 characters without control characters, but is 7
            "version":2                             | `version` must be 1, but is 2
            "points":0                              | `points` must be other than 0, but is 0
            "points":-6                             | `points` must be at least -5, but is -6
            "points":1.5                            | `points` must be a whole number, but is another number
            "points":12345678901234567890           | `points` must be a whole number, but is another number
            "share":1.01                            | `share` must be at most 1, but is another number
            "lines":[{"sku":"a"},{"sku":1}]         | `lines[1].sku` must be a text without control characters, but is 1
            "lines":[{"sku":"a"},{"sku":"a"}]       | `lines` must be an array of different items, but one of them comes twice
            "lines":[{},{},{}]                      | `lines` must be an array of at most 2 items, but is an array of 3
            """)
    void whatItDoesNotAllowIsRefusedWithTheFieldTheRuleAndWhatWasFound(String field, String reason) {
        JsonNode data = json("{" + REST + "," + field + "}");

        assertThatThrownBy(() -> contract.check(data))
                .isInstanceOf(UnacceptableEvent.class)
                .hasMessage(reason);
    }

    @Test
    void whatIsRequiredMustBeThere() {
        assertThatThrownBy(() -> contract.check(json("{}"))).hasMessageContaining("is missing");
        assertThatThrownBy(() -> contract.check(json("[]")))
                .hasMessage("`the data` must be an object, but is an array of 0");
    }

    @Test
    void aReasonQuotesNoText() {
        for (String personal : List.of("010-1234-5678", "kim@example.com", "01012345678")) {
            assertThatThrownBy(() -> contract.check(json("{" + REST + ",\"total\":{\"amount\":\"" + personal + "\"}}")))
                    .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain(personal));
        }
        assertThatThrownBy(() -> contract.check(json("{" + REST + ",\"points\":1012345678}")))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("1012345678"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"object\",\"additionalProperties\":false}",
                "{\"anyOf\":[]}",
                "{\"anyOf\":[{\"type\":\"string\"}]}",
                "{\"type\":\"string\",\"format\":\"email\"}",
                "{\"type\":[\"string\",\"null\"]}",
                "{\"pattern\":\"a\"}"
            })
    void aSchemaThatAsksForMoreThanConsumersCheckIsRefused(String schema) {
        assertThatThrownBy(() -> EventContract.of(json(schema))).isInstanceOf(IllegalArgumentException.class);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
