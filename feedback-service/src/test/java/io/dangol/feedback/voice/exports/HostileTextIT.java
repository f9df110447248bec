package io.dangol.feedback.voice.exports;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.asCustomer;
import static io.dangol.feedback.Requests.asPartner;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.feedback.Customers;
import io.dangol.feedback.Partner;
import io.dangol.feedback.Requests;
import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Texts that are meant to break something: stored as they were sent by every way in, and shown by every way out.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class HostileTextIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// As they stand in JSON.
    private static final List<String> TEXTS = List.of(
            "half \\ud83d",
            "\\ude00\\ud83d turned",
            "NUL \\u0000 in the middle",
            "backslash \\\\u0000 \\u0000",
            "👩‍👩‍👧‍👦 👍🏽 🇰🇷",
            "\\u202etxt.exe\\u202c \\u2066\\u2069\\u200f",
            "<script>alert(1)</script><img src=x onerror=a>",
            "=HYPERLINK(\\\"http://a\\\",\\\"b\\\")",
            "+1+1",
            "-1",
            "@SUM(1)",
            "\\t=1",
            "\\r\\n=1",
            "'twas",
            "\\\"quoted\\\", and, commas",
            "line\\nbreak\\r\\nand \\u2028 \\u2029",
            "'); DROP TABLE feedback; --",
            "%s %n ${jndi:ldap://a} {}",
            "\\u0001\\u001b[31m",
            "\\uffff\\ufffe\\ufeff",
            "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢");

    @Test
    void everyWayInKeepsThemAndEveryWayOutShowsThem() throws JsonProcessingException {
        Partner partner = Partner.register();
        Map<String, String> sent = new TreeMap<>();
        StringBuilder lines = new StringBuilder();
        for (int number = 0; number < TEXTS.size(); number++) {
            String text = TEXTS.get(number);
            partner.deliver(form("w" + number, text)).then().statusCode(202).body(at("state", equalTo("received")));
            sent.put("w" + number, text(text));
            asPartner(partner.id())
                    .header("Idempotency-Key", UUID.randomUUID())
                    .body(form("a" + number, text))
                    .post("/v1/feedback")
                    .then()
                    .statusCode(201);
            sent.put("a" + number, text(text));
            lines.append(form("i" + number, text)).append('\n');
            sent.put("i" + number, text(text));
        }
        imported(partner, "application/x-ndjson", lines.toString(), "");

        assertThat(listed(partner)).isEqualTo(sent);
        String ndjson = exported(partner, "application/x-ndjson");
        Map<String, String> exported = new TreeMap<>();
        for (String line : ndjson.split("\n", -1)) {
            if (!line.isEmpty()) {
                put(exported, JSON.readTree(line));
            }
        }
        assertThat(exported).isEqualTo(sent);
    }

    @Test
    void aCsvExportIsNoFormulaAndImportsToTheSame() throws JsonProcessingException {
        Partner from = Partner.register();
        Partner to = Partner.register();
        for (int number = 0; number < TEXTS.size(); number++) {
            from.deliver(form("w" + number, TEXTS.get(number))).then().statusCode(202);
        }

        String csv = exported(from, "text/csv");
        assertThat(csv)
                .startsWith("id,source,external_ref,")
                .contains("\"'=HYPERLINK(\"\"http://a\"\",\"\"b\"\")\"")
                .contains("\"'+1+1\"")
                .contains("\"''twas\"")
                .doesNotContain(",\"=")
                .doesNotContain("\u0000");
        imported(to, "text/csv", csv.replace(from.name(), to.name()), "?guarded=true");

        assertThat(listed(to)).isEqualTo(listed(from));
    }

    @Test
    void aTextOfAWholeBodyIsKeptAndAListShowsItsBeginning() {
        Partner partner = Partner.register();
        String frame = form("big", "");
        String text = "a".repeat(1024 * 1024 - frame.length());

        String id = partner.deliver(frame.replace("\"text\":\"\"", "\"text\":\"" + text + "\""))
                .then()
                .statusCode(202)
                .body(at("state", equalTo("received")))
                .extract()
                .as(JsonBody.class)
                .at("id");
        problem(
                partner.deliver(frame.replace("\"text\":\"\"", "\"text\":\"" + text + "a\""))
                        .then(),
                413,
                "payload-too-large");

        as(Roles.AGENT)
                .get("/v1/feedback/" + id)
                .then()
                .body(at("text", equalTo(text)))
                .body(at("textTruncated", nullValue()));
        as(Roles.AGENT)
                .get("/v1/feedback?source=" + partner.name())
                .then()
                .body(at("items", hasSize(1)))
                .body(at("items[0].text", equalTo(text.substring(0, 4_000))))
                .body(at("items[0].textTruncated", equalTo(true)));
        assertThat(exported(partner, "application/x-ndjson")).contains(text);
    }

    @Test
    void manyLongTextsDoNotBreakAListOrAnExport() {
        Partner partner = Partner.register();
        String text = "\\u0000가".repeat(70_000);
        for (int number = 0; number < 12; number++) {
            partner.deliver(form("n" + number, text)).then().statusCode(202).body(at("state", equalTo("received")));
        }

        Response list = as(Roles.AGENT).get("/v1/feedback?limit=200&source=" + partner.name());
        list.then().statusCode(200).body(at("items", hasSize(12)));
        assertThat(list.<String>path("items[0].text")).isEqualTo("\u0000가".repeat(2_000));
        assertThat(exported(partner, "application/x-ndjson").lines()).hasSize(12);
    }

    @Test
    void aCustomerSaysAnythingAndReadsItBack() {
        String me = Customers.newId();

        String id = asCustomer(me)
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"kind\":\"praise\",\"channel\":\"app\",\"text\":\"좋아요 \\ud83d\"}")
                .post("/v1/me/feedback")
                .then()
                .statusCode(201)
                .body(at("customerId", equalTo(me)))
                .extract()
                .as(JsonBody.class)
                .at("id");

        asCustomer(me).get("/v1/me/feedback/" + id).then().statusCode(200).body(at("text", equalTo("좋아요 \uD83D")));
        problem(asCustomer(Customers.newId()).get("/v1/me/feedback/" + id).then(), 404, "not-found");
    }

    @Test
    void anExportHasWhatTheCallerMaySee() {
        Partner partner = Partner.register();
        partner.deliver(form("a", "mine")).then().statusCode(202);

        assertThat(asPartner(partner.id())
                        .accept("text/csv")
                        .get("/v1/feedback:export")
                        .asString())
                .contains("\"mine\"")
                .hasLineCount(2);
        problem(
                asPartner("another")
                        .get("/v1/feedback:export?source=" + partner.name())
                        .then(),
                404,
                "not-found");
        problem(as(Roles.AGENT).get("/v1/feedback:export?kind=rumour").then(), 400, "validation-failed");
        assertThat(exported(Partner.register(), "application/x-ndjson")).isEmpty();
    }

    private static String form(String externalRef, String text) {
        return "{\"kind\":\"review\",\"channel\":\"web\",\"externalRef\":\"%s\",\"text\":\"%s\"}"
                .formatted(externalRef, text);
    }

    private static String text(String inJson) throws JsonProcessingException {
        return JSON.readValue("\"" + inJson + "\"", String.class);
    }

    private static void put(Map<String, String> texts, JsonNode said) {
        texts.put(said.path("externalRef").asText(), said.path("text").asText());
    }

    private static Map<String, String> listed(Partner partner) throws JsonProcessingException {
        Map<String, String> texts = new TreeMap<>();
        String page = as(Roles.AGENT)
                .get("/v1/feedback?limit=200&source=" + partner.name())
                .asString();
        List<JsonNode> items = new ArrayList<>();
        JSON.readTree(page).path("items").forEach(items::add);
        items.forEach(item -> put(texts, item));
        return texts;
    }

    private static String exported(Partner partner, String type) {
        Response response = as(Roles.ANALYST).accept(type).get("/v1/feedback:export?source=" + partner.name());
        response.then().statusCode(200);
        assertThat(response.contentType()).startsWith(type);
        return new String(response.asByteArray(), UTF_8);
    }

    private static void imported(Partner partner, String type, String body, String query) {
        String job = Requests.asPartner(partner.id())
                .contentType(type)
                .body(body.getBytes(UTF_8))
                .post("/v1/feedback:import" + query)
                .then()
                .statusCode(202)
                .extract()
                .as(JsonBody.class)
                .at("id");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> asPartner(partner.id())
                        .get("/v1/feedback-jobs/" + job)
                        .<String>path("state")
                        .equals("succeeded"));
        asPartner(partner.id())
                .get("/v1/feedback-jobs/" + job)
                .then()
                .body(at("result.created", equalTo(TEXTS.size())))
                .body(at("result.rejected", equalTo(0)));
    }
}
