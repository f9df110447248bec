package io.dangol.kit.web;

import static io.dangol.testkit.JsonAt.at;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ConditionalRequestsIT {
    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "W/\"3\"", "*", "\"0\", \"3\"", "\"0\",W/\"3\"", ",\"3\","})
    void whoHasThePresentVersionGets304(String held) {
        agent().header("If-None-Match", held)
                .get("/v1/tagged")
                .then()
                .statusCode(304)
                .header("ETag", "\"3\"")
                .body(emptyString());
        agent().header("If-None-Match", held).head("/v1/tagged").then().statusCode(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "W/\"2\"", "\"33\", \"1\"", "3", "\"3", "\"3\" \"3\"", "*, \"3\""})
    void whoHasAnotherVersionOrAMalformedTagGetsTheContent(String held) {
        agent().header("If-None-Match", held)
                .get("/v1/tagged")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body(at("version", equalTo(3)));
    }

    @Test
    void severalLinesOfAHeaderAreOneList() {
        agent().header("If-None-Match", "\"1\"")
                .header("If-None-Match", "\"3\"")
                .get("/v1/tagged")
                .then()
                .statusCode(304);
        agent().header("If-Match", "\"1\"")
                .header("If-Match", "\"3\"")
                .patch("/v1/tagged")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "3"        | 200
            "9", "3"   | 200
            *          | 200
            W/"3"      | 412
            "9", "1"   | 412
            3          | 400
            "3         | 400
            *, "3"     | 400
            """)
    void aChangeNeedsTheStrongTagOfThePresentVersion(String ifMatch, int status) {
        agent().header("If-Match", ifMatch).patch("/v1/tagged").then().statusCode(status);
    }

    @Test
    void aMalformedIfMatchIsNamed() {
        agent().header("If-Match", "3")
                .patch("/v1/tagged")
                .then()
                .statusCode(400)
                .body(at("violations[0].field", equalTo("If-Match")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "identity, gzip", "GZIP", "x-anything", "no token"})
    void aCompressedBodyIs415AndSaysSo(String coding) throws IOException {
        for (String path : new String[] {"/v1/notes", "/v1/tagged"}) {
            agent().contentType("application/json")
                    .header("Content-Encoding", coding)
                    .header("Idempotency-Key", "k")
                    .body(gzip("{\"text\":\"a\"}"))
                    .post(path)
                    .then()
                    .statusCode(415)
                    .header("Accept-Encoding", "identity")
                    .body(at("type", equalTo("https://dangol.io/problems/unsupported-content-encoding")))
                    .body(at("detail", containsString("Content-Encoding must be absent or identity")));
        }
    }

    @Test
    void identityIsNoCoding() {
        int bytes = agent().contentType("application/octet-stream")
                .header("Content-Encoding", "identity")
                .body("abc".getBytes(StandardCharsets.UTF_8))
                .post("/v1/tagged")
                .then()
                .statusCode(200)
                .extract()
                .as(JsonBody.class)
                .at("bytes");
        assertThat(bytes).isEqualTo(3);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static RequestSpecification agent() {
        return given().auth().oauth2(Tokens.of("agent"));
    }
}
