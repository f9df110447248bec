package io.dangol.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.support.Api;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.Races;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two who want the same at the same time: one gets it, and the other a problem that says so.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class EntityRacesIT {
    private static final Races RACES = new Races(() -> Api.as("operator"));

    @Inject
    Stored stored;

    @ParameterizedTest
    @ValueSource(strings = {"HUF", "CZK", "PLN", "RON"})
    void ofTwoRulesForOneCurrencyOneIsMade(String currency) {
        assertThat(Races.atOnce(number -> Api.as("marketer")
                        .body("{\"currency\":\"%s\",\"amount\":\"1\",\"points\":%d}".formatted(currency, number + 1))
                        .post("/v1/earning-rules")))
                .containsExactlyInAnyOrder(201, 409);
        assertThat(stored.number("SELECT count(*) FROM earning_rule_version AS version JOIN earning_rule AS rule"
                        + " ON rule.id = version.rule_id WHERE rule.currency = '" + currency + "'"))
                .isEqualTo(1);
    }

    @Test
    void ofTwoWhoSawTheSameRuleOneChangesIt() {
        String path = "/v1/earning-rules/rul_0000000000e008000000000084";

        assertThat(RACES.changes(path, number -> "{\"points\":%d}".formatted(number + 2)))
                .containsExactlyInAnyOrder(200, 412);
        RACES.change(path, "*", "{\"points\":1}").then().statusCode(200);
    }

    @Test
    void ofTwoWhoSawTheSameSettingsOneChangesThem() {
        int before = Api.as("operator").get("/v1/programme").path("expiringNoticeDays");
        try {
            assertThat(RACES.changes(
                            "/v1/programme", number -> "{\"expiringNoticeDays\":%d}".formatted(before + 1 + number)))
                    .containsExactlyInAnyOrder(200, 412);
        } finally {
            RACES.change("/v1/programme", "*", "{\"expiringNoticeDays\":%d}".formatted(before))
                    .then()
                    .statusCode(200);
        }
    }
}
