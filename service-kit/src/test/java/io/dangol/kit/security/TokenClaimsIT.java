package io.dangol.kit.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.kit.token.ClaimCase;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class TokenClaimsIT {
    @Test
    void aTokenIsGoodOrRefusedWhateverItClaims() {
        List<String> wrong = new ArrayList<>();
        for (ClaimCase each : ClaimCase.all(Instant.now())) {
            Response answer =
                    given().auth().oauth2(Tokens.withClaims(each.json())).get("/v1/notes/mine");
            if (answer.statusCode() != (each.good() ? 200 : 401)) {
                wrong.add(each.name() + ": " + answer.statusCode());
            }
            assertThat(answer.asString()).as(each.name()).doesNotContain("xxxxx", "agent", "claim");
        }
        assertThat(wrong).isEmpty();
    }
}
