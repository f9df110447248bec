package io.dangol.feedback.understanding.category;

import static io.dangol.feedback.Requests.as;
import static io.dangol.feedback.Requests.problem;
import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.dangol.kit.security.Roles;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A company's own categories, on the way from the API to the answers.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class CategoryIT {
    private static final Duration SECONDS = Duration.ofSeconds(30);
    private static final String PATCH = "application/merge-patch+json";

    private static String newId() {
        return "own_" + UUID.randomUUID().toString().replace("-", "");
    }

    private static String body(String id, String... sentences) {
        List<String> examples = new ArrayList<>();
        for (String sentence : sentences) {
            examples.add("{\"language\":\"ko\",\"text\":\"" + sentence + "\"}");
        }
        return "{\"id\":\"%s\",\"nameKo\":\"우리 것\",\"nameEn\":\"Our own\",\"examples\":[%s]}"
                .formatted(id, String.join(",", examples));
    }

    private static Response create(String body) {
        return as(Roles.OPERATOR).body(body).post("/v1/categories");
    }

    private static Response retire(String id, String ifMatch) {
        return as(Roles.OPERATOR).header("If-Match", ifMatch).delete("/v1/categories/" + id);
    }

    private static String feedback(String text) {
        return as(Roles.SERVICE)
                .body("{\"kind\":\"review\",\"channel\":\"web\",\"source\":\"shop\",\"text\":\"" + text + "\"}")
                .post("/v1/feedback")
                .path("id");
    }

    private static String answer(String feedbackId) {
        return as(Roles.AGENT)
                .get("/v1/feedback/" + feedbackId + "/classification")
                .path("judgements.find { it.task == 'category' }.label");
    }

    @Test
    void aShopBeginsWithTheRetailSetInBothLanguages() {
        as(Roles.AGENT)
                .get("/v1/categories?state=active&limit=200")
                .then()
                .statusCode(200)
                .body(at("items.id", hasItems("delivery", "refund", "product_quality", "membership")))
                .body("items.find { it.id == 'delivery' }.nameKo", equalTo("배송"))
                .body("items.find { it.id == 'delivery' }.examples.language", hasItems("ko", "en"))
                .body("items.find { it.id == 'delivery' }.examples.size()", greaterThan(20));
        String next = as(Roles.AGENT).get("/v1/categories?limit=2").path("next");
        as(Roles.AGENT)
                .get("/v1/categories?limit=2&cursor=" + next)
                .then()
                .body(at("items.id", not(hasItem("account"))));
    }

    @Test
    void aNewCategoryIsAnsweredWithinSecondsAndARetiredOneNoMoreWhileHistoryStays() {
        String id = newId();
        create(body(id, "몽글몽글 젤리곰이 뭐예요", "젤리곰 몽글이 또 언제 나와요", "몽글몽글 젤리곰 최고", "젤리곰 어디서 팔아요"))
                .then()
                .statusCode(201);
        await().atMost(SECONDS).until(() -> answer(feedback("몽글몽글 젤리곰이 보고 싶어요")).equals(id));
        String before = feedback("몽글몽글 젤리곰 사랑해요");
        assertThat(answer(before)).isEqualTo(id);

        retire(id, "\"1\"")
                .then()
                .statusCode(200)
                .body(at("state", equalTo("retired")))
                .header("ETag", "\"2\"");

        await().atMost(SECONDS)
                .until(() -> !answer(feedback("몽글몽글 젤리곰이 보고 싶어요")).equals(id));
        assertThat(answer(before)).isEqualTo(id);
        problem(
                as(Roles.AGENT)
                        .body("{\"task\":\"category\",\"label\":\"" + id + "\"}")
                        .post("/v1/feedback/" + before + "/corrections")
                        .then(),
                422,
                "unknown-label");
        as(Roles.AGENT).get("/v1/categories?state=retired&limit=200").then().body(at("items.id", hasItem(id)));
    }

    @Test
    void aCorrectionMayNameACategoryAtOnceAndInAnyLanguage() {
        String id = newId();
        create(body(id, "쫀득이 과자 이야기")).then().statusCode(201);

        for (String text : List.of("과자가 눅눅해요", "the biscuits are stale", "Die Kekse sind alt und nicht gut")) {
            as(Roles.AGENT)
                    .body("{\"task\":\"category\",\"label\":\"" + id + "\"}")
                    .post("/v1/feedback/" + feedback(text) + "/corrections")
                    .then()
                    .statusCode(200);
        }
        retire(id, "*").then().statusCode(200);
    }

    @Test
    void aCategoryIsMadeOnceAndChangedByWhoHasSeenIt() {
        String id = newId();
        String path = "/v1/categories/" + id;
        String key = UUID.randomUUID().toString();
        Response made = as(Roles.OPERATOR)
                .header("Idempotency-Key", key)
                .body(body(id, "첫 문장"))
                .post("/v1/categories");
        Response again = as(Roles.OPERATOR)
                .header("Idempotency-Key", key)
                .body(body(id, "첫 문장"))
                .post("/v1/categories");

        made.then().statusCode(201).header("Location", containsString(path)).header("ETag", "\"1\"");
        again.then().statusCode(201).header("Idempotency-Replayed", "true");
        problem(create(body(id, "다른 문장")).then(), 409, "category-exists");
        problem(create(body("delivery", "택배")).then(), 409, "category-exists");

        var patch = as(Roles.OPERATOR).contentType(PATCH).body("{\"nameEn\":\"Ours\"}");
        problem(patch.patch(path).then(), 428, "precondition-required");
        patch.header("If-Match", "\"1\"")
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body(at("nameEn", equalTo("Ours")))
                .body(at("nameKo", equalTo("우리 것")));
        problem(retire(id, "\"1\"").then(), 412, "precondition-failed");
        retire(id, "\"2\"").then().statusCode(200).body(at("version", equalTo(3)));
        as(Roles.OPERATOR)
                .contentType(PATCH)
                .header("If-Match", "\"3\"")
                .body("{\"state\":\"active\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .body(at("state", equalTo("active")))
                .body(at("examples.text", equalTo(List.of("첫 문장"))));
        retire(id, "*").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":\"Big\",\"nameKo\":\"a\",\"nameEn\":\"a\",\"examples\":[{\"language\":\"ko\",\"text\":\"가\"}]}",
                "{\"id\":\"a\",\"nameKo\":\" \",\"nameEn\":\"a\",\"examples\":[{\"language\":\"ko\",\"text\":\"가\"}]}",
                "{\"id\":\"a\",\"nameKo\":\"a\",\"nameEn\":\"a\",\"examples\":[]}",
                "{\"id\":\"a\",\"nameKo\":\"a\",\"nameEn\":\"a\",\"examples\":[null]}",
                "{\"id\":\"a\",\"nameKo\":\"a\",\"nameEn\":\"a\",\"examples\":[{\"language\":\"fr\",\"text\":\"a\"}]}",
                "{\"id\":\"a\",\"nameKo\":\"a\",\"nameEn\":\"a\",\"examples\":[{\"language\":\"ko\",\"text\":\"!!\"}]}",
                "{\"id\":\"a\",\"nameKo\":\"a\\u0000\",\"nameEn\":\"a\",\"examples\":[{\"language\":\"ko\",\"text\":\"가\"}]}",
                "{\"id\":\"a\",\"nameKo\":\"a\",\"nameEn\":\"a\",\"colour\":1,\"examples\":[{\"language\":\"ko\",\"text\":\"가\"}]}"
            })
    void whatIsNoCategoryIs400AndMakesNone(String body) {
        assertThat(create(body).statusCode()).isEqualTo(400);
        problem(as(Roles.AGENT).get("/v1/categories/a").then(), 404, "not-found");
    }

    @Test
    void tooManyOrTooLongSentencesAre400() {
        assertThat(create(body(newId(), "가".repeat(201))).statusCode()).isEqualTo(400);
        assertThat(create(body(newId(), java.util.Collections.nCopies(51, "가").toArray(String[]::new)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aHostileSentenceTeachesWithoutHarm() {
        String id = newId();
        String hostile = "'; DROP TABLE category; -- <script>\\u202e\\ud83d\\ude00 ${jndi:x} %s {0}";

        create(body(id, hostile, "a".repeat(200), "ㅋ".repeat(197) + " 네"))
                .then()
                .statusCode(201);

        await().atMost(SECONDS)
                .until(() -> as(Roles.AGENT)
                        .get("/v1/classifiers")
                        .jsonPath()
                        .getList("items.find { it.name == 'category-ko' }.labels")
                        .contains(id));
        assertThat(answer(feedback("배송이 너무 늦게 왔어요 배송 조회도 안 돼요"))).isEqualTo("delivery");
        retire(id, "*").then().statusCode(200);
    }

    @Test
    void whatIsNotThereIs404AndAStrangeQueryIs400() {
        problem(as(Roles.AGENT).get("/v1/categories/nothing").then(), 404, "not-found");
        problem(as(Roles.AGENT).get("/v1/categories/no%00thing").then(), 404, "not-found");
        problem(retire("nothing", "*").then(), 404, "not-found");
        problem(as(Roles.AGENT).get("/v1/categories?state=odd").then(), 400, "validation-failed");
        problem(as(Roles.AGENT).get("/v1/categories?colour=red").then(), 400, "validation-failed");
        String cursor = java.util.Base64.getUrlEncoder()
                .encodeToString("A\0".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(as(Roles.AGENT).get("/v1/categories?cursor=" + cursor).statusCode())
                .isEqualTo(400);
    }
}
