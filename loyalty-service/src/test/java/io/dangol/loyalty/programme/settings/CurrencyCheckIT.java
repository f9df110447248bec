package io.dangol.loyalty.programme.settings;

import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.dangol.loyalty.support.Api;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class CurrencyCheckIT {
    @Inject
    CurrencyCheck check;

    @Inject
    Stored stored;

    @Test
    void aCurrencyWithoutARuleIsWarnedOf() {
        assertThat(Stored.now(check.warnWithoutRule("KRW"))).isFalse();
        assertThat(Stored.now(check.warnWithoutRule("XTS"))).isTrue();
    }

    @Test
    void theProgrammeSaysWhetherTheCompanysCurrencyEarns() throws SQLException {
        Api.as("operator")
                .get("/v1/programme")
                .then()
                .body(at("currency", equalTo("KRW")))
                .body(at("currencyEarns", equalTo(true)));

        stored.execute("UPDATE earning_rule SET currency = 'XTS' WHERE currency = 'KRW'");
        try {
            Api.as("operator").get("/v1/programme").then().body(at("currencyEarns", equalTo(false)));
        } finally {
            stored.execute("UPDATE earning_rule SET currency = 'KRW' WHERE currency = 'XTS'");
        }
    }
}
