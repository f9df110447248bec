package io.dangol.gateway.door;

import static io.dangol.gateway.door.Caller.json;
import static io.dangol.gateway.door.Caller.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.kit.token.ClaimCase;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TokenIT extends GatewayTest {
    @ParameterizedTest
    @ValueSource(strings = {"/v1/customers", "/v1/unknown", "/v1", "/v1/", "/v1/webhooks/src_1", "/v1/board/votes"})
    void withoutATokenNothingUnderTheApiIsSaid(String path) throws Exception {
        HttpResponse<String> response = caller.send(caller.anonymous(path));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(problem(response)).isEqualTo("unauthorized");
        assertThat(response.headers().firstValue("www-authenticate")).contains("Bearer realm=\"dangol\"");
    }

    @Test
    void aBadTokenIsRefusedWhateverIsBadAboutIt() throws Exception {
        Tokens tokens = suite.tokens();
        Map<String, String> credentials = new LinkedHashMap<>();
        credentials.put("expired", "Bearer " + tokens.expired());
        credentials.put("another issuer", "Bearer " + tokens.ofAnotherIssuer());
        credentials.put("another key", "Bearer " + tokens.ofAnotherKey());
        credentials.put("unsigned", "Bearer " + tokens.unsigned());
        credentials.put("public key as secret", "Bearer " + tokens.confusingAlgorithms());
        credentials.put("changed claims", "Bearer " + tokens.withChangedClaims());
        credentials.put("garbage", "Bearer x.y.z");
        credentials.put("empty", "Bearer ");
        credentials.put("another scheme", "Basic YTpi");
        int before = suite.customer().requests();

        for (Map.Entry<String, String> credential : credentials.entrySet()) {
            HttpResponse<String> response =
                    caller.send(caller.anonymous("/v1/customers").header("Authorization", credential.getValue()));

            assertThat(response.statusCode()).as(credential.getKey()).isEqualTo(401);
            assertThat(problem(response)).as(credential.getKey()).isEqualTo("unauthorized");
            assertThat(response.headers().firstValue("www-authenticate").orElseThrow())
                    .contains("error=\"invalid_token\"");
        }
        assertThat(suite.customer().requests()).isEqualTo(before);
    }

    @Test
    void aTokenIsGoodOrRefusedWhateverItClaims() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (ClaimCase each : ClaimCase.all(Instant.now())) {
            String token = suite.tokens().withClaims(each.json());
            HttpResponse<String> response =
                    caller.send(caller.anonymous("/v1/customers").header("Authorization", "Bearer " + token));
            if (response.statusCode() != (each.good() ? 200 : 401)) {
                wrong.add(each.name() + ": " + response.statusCode());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void twoTokensAreOneTooMany() throws Exception {
        HttpResponse<String> response = caller.send(caller.request("/v1/customers")
                .header("Authorization", "Bearer " + suite.tokens().good()));

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void theServiceGetsTheTokenToVerifyItAgain() throws Exception {
        String token = suite.tokens().good();
        HttpResponse<String> response =
                caller.send(caller.anonymous("/v1/customers").header("Authorization", "bearer " + token));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).getJsonObject("headers").getString("authorization"))
                .isEqualTo("bearer " + token);
    }

    @Test
    void signedAndPublicRequestsNeedNone() throws Exception {
        assertThat(caller.send(caller.anonymous("/v1/board")).statusCode()).isEqualTo(200);
        assertThat(caller.send(caller.anonymous("/v1/answers/abc")).statusCode())
                .isEqualTo(200);
        assertThat(caller.send(caller.anonymous("/v1/answers/abc").POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(caller.send(caller.anonymous("/v1/webhooks/src_1").POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(200);
    }
}
