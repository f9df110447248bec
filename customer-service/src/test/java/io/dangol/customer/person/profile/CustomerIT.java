package io.dangol.customer.person.profile;

import static io.dangol.customer.Api.as;
import static io.dangol.customer.Api.operator;
import static io.dangol.customer.Api.patching;
import static io.dangol.customer.Api.posting;
import static io.dangol.customer.Api.requireProblem;
import static io.dangol.customer.Api.unique;
import static io.dangol.testkit.JsonAt.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.customer.Database;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class CustomerIT {
    private static final String UNKNOWN = "cus_01k9x3v1q8f7t9c2m4n6p8r0sa";

    @Inject
    Database database;

    @Test
    void aCustomerIsRegisteredReadAndKnownByTheIdentity() {
        String externalId = unique("k");
        String body = """
                {"name":"김서연","birthDate":"1994-05-17","gender":"female","locale":"ko-kr","region":"KR-11",
                 "preferredChannel":"email","interests":["tea"],
                 "anniversaries":[{"name":"wedding","date":"2019-10-05"}],
                 "attributes":{"tier":"gold","visits":7,"vip":true,"share":0.5},
                 "identity":{"source":"pos-7","externalId":"%s"}}""".formatted(externalId);

        String location = posting(Tokens.of("agent"))
                .body(body)
                .post("/v1/customers")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", matchesPattern("^/v1/customers/cus_[0-9a-z]{26}$"))
                .extract()
                .header("Location");

        operator()
                .get(location)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .header("Cache-Control", "no-store")
                .body(at("name", equalTo("김서연")))
                .body(at("birthDate", equalTo("1994-05-17")))
                .body(at("ageBand", matchesPattern("from_[0-9]+.*")))
                .body(at("generation", equalTo("millennial")))
                .body(at("gender", equalTo("female")))
                .body(at("locale", equalTo("ko-KR")))
                .body(at("interests", contains("tea")))
                .body(at("anniversaries[0].date", equalTo("2019-10-05")))
                .body(at("attributes.visits", equalTo(7)))
                .body(at("attributes.vip", equalTo(true)))
                .body(at("identities[0].source", equalTo("pos-7")))
                .body(at("identities[0].externalId", equalTo(externalId)));
        operator()
                .queryParam("source", "pos-7")
                .queryParam("externalId", externalId)
                .queryParam("count", "true")
                .get("/v1/customers")
                .then()
                .statusCode(200)
                .body(at("items.name", contains("김서연")))
                .body(at("next", nullValue()))
                .body(at("count", equalTo(1)));
        String registered = "io.dangol.customer.customer.registered.v1";
        assertThat(database.events(registered, location.substring(location.lastIndexOf('/') + 1)))
                .isEqualTo(1);
        assertThat(database.events(registered, externalId)).isZero();
        assertThat(database.number("SELECT count(*) FROM outbox WHERE data LIKE '%김서연%'"))
                .isZero();
    }

    @Test
    void aCustomerMayBeUnknownButForTheId() {
        posting(Tokens.of("marketer"))
                .body("{}")
                .post("/v1/customers")
                .then()
                .statusCode(201)
                .body(at("identities", empty()))
                .body("$", not(hasKey("name")))
                .body("$", not(hasKey("ageBand")));
    }

    @Test
    void anIdentityBelongsToOneCustomer() {
        String body = "{\"identity\":{\"source\":\"pos-7\",\"externalId\":\"%s\"}}".formatted(unique("k"));
        posting(Tokens.of("agent")).body(body).post("/v1/customers").then().statusCode(201);
        long before = database.everything();

        requireProblem(
                posting(Tokens.of("agent")).body(body).post("/v1/customers").then(), 409, "identity-taken");

        assertThat(database.everything()).isEqualTo(before);
    }

    @Test
    void theSameKeyRegistersOnce() {
        String key = unique("key");
        String first = as(Tokens.of("agent"))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body("{\"name\":\"A\"}")
                .post("/v1/customers")
                .then()
                .statusCode(201)
                .extract()
                .asString();

        as(Tokens.of("agent"))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body("{\"name\":\"A\"}")
                .post("/v1/customers")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body(equalTo(first));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name":                                                  | bad-request       |
            {"nickname":"A"}                                          | validation-failed | nickname
            {"name":7}                                                | validation-failed | name
            {"name":""}                                               | validation-failed | name
            {"name":"a\\u0000b"}                                       | validation-failed | name
            {"name":"\\ud83d"}                                         | validation-failed | name
            {"birthDate":"1899-12-31"}                                | validation-failed | birthDate
            {"birthDate":"2999-01-01"}                                | validation-failed | birthDate
            {"birthDate":19940517}                                    | validation-failed | birthDate
            {"gender":"unknown"}                                      | validation-failed | gender
            {"locale":"ko_KR"}                                        | validation-failed | locale
            {"preferredChannel":"E-Mail"}                             | validation-failed | preferredChannel
            {"interests":["tea",""]}                                  | validation-failed | interests[1]
            {"interests":[null]}                                      | validation-failed | interests[0]
            {"anniversaries":[{"name":"wedding"}]}                    | validation-failed | anniversaries[0].date
            {"attributes":{"a b":1}}                                  | validation-failed | attributes
            {"attributes":{"a":[1]}}                                  | validation-failed | attributes.a
            {"attributes":{"a":null}}                                 | validation-failed | attributes.a
            {"identity":{"source":"pos-7"}}                           | validation-failed | identity.externalId
            {"identity":{"source":" ","externalId":"1"}}              | validation-failed | identity.source
            """)
    void aBadBodyIsAProblemAndStoresNothing(String body, String problem, String field) {
        long before = database.everything();

        List<String> fields = requireProblem(
                        posting(Tokens.of("agent"))
                                .body(body)
                                .post("/v1/customers")
                                .then(),
                        400,
                        problem)
                .extract()
                .as(JsonBody.class)
                .at("violations.field");

        if (field != null) {
            assertThat(fields).anySatisfy(found -> assertThat(found).startsWith(field));
        }
        assertThat(database.everything()).isEqualTo(before);
    }

    @Test
    void listsOfAProfileHaveLimits() {
        String interests = "\"tea\",".repeat(50) + "\"tea\"";

        requireProblem(
                posting(Tokens.of("agent"))
                        .body("{\"interests\":[" + interests + "]}")
                        .post("/v1/customers")
                        .then(),
                400,
                "validation-failed");
        requireProblem(
                posting(Tokens.of("agent"))
                        .body("{\"name\":\"" + "가".repeat(201) + "\"}")
                        .post("/v1/customers")
                        .then(),
                400,
                "validation-failed");
    }

    @Test
    void aMergePatchSetsRemovesAndKeeps() {
        String path = register("""
                {"name":"A","region":"KR-11","interests":["tea"],"attributes":{"a":1,"b":2}}""");

        patching(Tokens.of("agent"))
                .header("If-Match", "\"1\"")
                .body("""
                        {"name":"B","region":null,"attributes":{"a":null,"c":true}}""")
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body(at("name", equalTo("B")))
                .body("$", not(hasKey("region")))
                .body(at("interests", contains("tea")))
                .body(at("attributes", equalTo(java.util.Map.of("b", 2, "c", true))));

        String id = path.substring(path.lastIndexOf('/') + 1);
        assertThat(database.events("io.dangol.customer.customer.updated.v1", id))
                .isEqualTo(1);
    }

    @Test
    void aPatchThatChangesNothingMakesNoVersionAndNoEvent() {
        String path = register("{\"name\":\"A\"}");

        patching(Tokens.of("agent"))
                .header("If-Match", "\"1\"")
                .body("{\"name\":\"A\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");

        String id = path.substring(path.lastIndexOf('/') + 1);
        assertThat(database.events("io.dangol.customer.customer.updated.v1", id))
                .isZero();
    }

    @Test
    void aChangeNeedsThePresentVersion() {
        String path = register("{\"name\":\"A\"}");

        requireProblem(
                patching(Tokens.of("agent"))
                        .body("{\"name\":\"B\"}")
                        .patch(path)
                        .then(),
                428,
                "precondition-required");
        requireProblem(
                patching(Tokens.of("agent"))
                        .header("If-Match", "\"7\"")
                        .body("{\"name\":\"B\"}")
                        .patch(path)
                        .then(),
                412,
                "precondition-failed");
        operator().get(path).then().body(at("name", equalTo("A")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"text\"",
                "{\"nickname\":\"A\"}",
                "{\"name\":7}",
                "{\"birthDate\":\"2999-01-01\"}",
                "{\"identity\":{\"source\":\"pos-7\",\"externalId\":\"1\"}}",
                "{\"interests\":[null]}",
                "{\"name\":",
                ""
            })
    void aBadPatchIsAProblemAndChangesNothing(String patch) {
        String path = register("{\"name\":\"A\"}");

        int status = patching(Tokens.of("agent"))
                .header("If-Match", "\"1\"")
                .body(patch)
                .patch(path)
                .then()
                .contentType("application/problem+json")
                .extract()
                .statusCode();

        assertThat(status).isEqualTo(400);
        operator().get(path).then().header("ETag", "\"1\"").body(at("name", equalTo("A")));
    }

    @Test
    void aPatchIsOfItsMediaType() {
        requireProblem(
                as(Tokens.of("agent"))
                        .contentType(ContentType.JSON)
                        .header("If-Match", "\"1\"")
                        .body("{\"name\":\"B\"}")
                        .patch(register("{}"))
                        .then(),
                415,
                "unsupported-media-type");
    }

    @Test
    void whatIsUnchangedIsNotSentAgain() {
        String path = register("{\"name\":\"A\"}");

        operator()
                .header("If-None-Match", "\"1\"")
                .get(path)
                .then()
                .statusCode(304)
                .header("ETag", "\"1\"");
        operator().header("If-None-Match", "\"0\"").get(path).then().statusCode(200);
    }

    @Test
    void pagesShowEveryCustomerOnce() {
        List<String> registered = List.of(register("{}"), register("{}"), register("{}"));

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            io.restassured.path.json.JsonPath page = operator()
                    .queryParam("limit", 2)
                    .queryParams(cursor == null ? java.util.Map.of() : java.util.Map.of("cursor", cursor))
                    .get("/v1/customers")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(page.getList("items")).hasSizeLessThanOrEqualTo(2);
            page.getList("items.id", String.class).forEach(id -> seen.add("/v1/customers/" + id));
            cursor = page.getString("next");
        } while (cursor != null);

        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(registered);
        operator()
                .queryParam("limit", 1)
                .queryParam("count", "true")
                .get("/v1/customers")
                .then()
                .body(at("count", greaterThanOrEqualTo(3)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=x",
                "cursor=%21",
                "cursor=bm90LWFuLWlk",
                "source=pos-7",
                "externalId=1",
                "count=yes",
                "colour=red",
                "source=a&externalId=%00"
            })
    void aBadQueryIsAProblem(String query) {
        int status = operator()
                .urlEncodingEnabled(false)
                .get("/v1/customers?" + query)
                .then()
                .contentType("application/problem+json")
                .extract()
                .statusCode();

        assertThat(status).isEqualTo(400);
    }

    @Test
    void whatIsNotThereIs404() {
        requireProblem(operator().get("/v1/customers/" + UNKNOWN).then(), 404, "not-found");
        requireProblem(operator().get("/v1/customers/nobody").then(), 404, "not-found");
        requireProblem(
                operator().urlEncodingEnabled(false).get("/v1/customers/%00").then(), 404, "not-found");
        requireProblem(
                patching(Tokens.of("agent"))
                        .header("If-Match", "*")
                        .body("{}")
                        .patch("/v1/customers/" + UNKNOWN)
                        .then(),
                404,
                "not-found");
    }

    @Test
    void withoutAValidTokenNothingIsOpen() {
        requireProblem(given().get("/v1/customers").then(), 401, "unauthorized");
        requireProblem(given().get("/v1/customers/" + UNKNOWN).then(), 401, "unauthorized");
        requireProblem(as(Tokens.expired("agent")).get("/v1/customers").then(), 401, "unauthorized");
        requireProblem(
                posting(Tokens.forged("agent")).body("{}").post("/v1/customers").then(), 401, "unauthorized");
        requireProblem(
                patching(Tokens.expired("agent"))
                        .header("If-Match", "*")
                        .body("{}")
                        .patch("/v1/customers/" + UNKNOWN)
                        .then(),
                401,
                "unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyst", "partner"})
    void rolesThatHaveNoBusinessWithCustomersAre403(String role) {
        requireProblem(as(Tokens.of(role)).get("/v1/customers").then(), 403, "forbidden");
        requireProblem(as(Tokens.of(role)).get("/v1/customers/" + UNKNOWN).then(), 403, "forbidden");
        requireProblem(posting(Tokens.of(role)).body("{}").post("/v1/customers").then(), 403, "forbidden");
        requireProblem(
                patching(Tokens.of(role))
                        .header("If-Match", "*")
                        .body("{}")
                        .patch("/v1/customers/" + UNKNOWN)
                        .then(),
                403,
                "forbidden");
    }

    @Test
    void aCustomerSeesAndChangesThemselvesAndNobodyElse() {
        String mine = register("{\"name\":\"A\"}");
        String theirs = register("{\"name\":\"B\"}");
        String token = Tokens.ofCustomer(mine.substring(mine.lastIndexOf('/') + 1));

        as(token).get(mine).then().statusCode(200).body(at("name", equalTo("A")));
        patching(token)
                .header("If-Match", "\"1\"")
                .body("{\"name\":\"C\"}")
                .patch(mine)
                .then()
                .statusCode(200);
        requireProblem(as(token).get(theirs).then(), 404, "not-found");
        requireProblem(
                patching(token)
                        .header("If-Match", "\"1\"")
                        .body("{\"name\":\"C\"}")
                        .patch(theirs)
                        .then(),
                404,
                "not-found");
        requireProblem(as(token).get("/v1/customers").then(), 403, "forbidden");
        requireProblem(posting(token).body("{}").post("/v1/customers").then(), 403, "forbidden");
        operator().get(theirs).then().body(at("name", equalTo("B")));
    }

    private static String register(String body) {
        return posting(Tokens.of("agent"))
                .body(body)
                .post("/v1/customers")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }
}
