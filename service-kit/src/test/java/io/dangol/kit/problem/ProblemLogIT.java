package io.dangol.kit.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the whole of the service logs of its answers, the libraries' loggers among it.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ProblemLogIT {
    @Test
    void requestsThatAreTurnedAwayDoNotFloodTheLog() {
        try (LoggedLines lines = new LoggedLines("")) {
            for (int count = 0; count < 20; count++) {
                get("/v1/notes/overloaded", 503);
            }

            assertThat(ofAnswers(lines)).hasSizeLessThanOrEqualTo(1).allMatch(line -> line.startsWith("WARN "));
        }
    }

    @Test
    void aDefectIsLoggedOnce() {
        try (LoggedLines lines = new LoggedLines("")) {
            get("/v1/notes/broken", 500);

            assertThat(ofAnswers(lines)).containsExactly("ERROR 500 at /v1/notes/broken");
        }
    }

    @Test
    void aRefusalIsNotLogged() {
        try (LoggedLines lines = new LoggedLines("")) {
            get("/v1/nothing", 404);

            assertThat(ofAnswers(lines)).isEmpty();
        }
    }

    private static void get(String path, int status) {
        given().auth().oauth2(Tokens.of("agent")).get(path).then().statusCode(status);
    }

    private static List<String> ofAnswers(LoggedLines lines) {
        return lines.all().stream()
                .filter(line -> line.contains("requests were turned away")
                        || line.contains(" at /v1/")
                        || line.contains("status="))
                .toList();
    }
}
