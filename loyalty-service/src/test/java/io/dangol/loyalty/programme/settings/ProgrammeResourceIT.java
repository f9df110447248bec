package io.dangol.loyalty.programme.settings;

import static io.dangol.testkit.JsonAt.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dangol.loyalty.support.Api;
import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ProgrammeResourceIT {
    private static final String PROGRAMME = "/v1/programme";
    private static final String EXPIRY = """
            SELECT coalesce((max(lot.expires_at) AT TIME ZONE 'UTC')::text, 'never') FROM lot
            JOIN ledger_transaction AS posted ON posted.id = lot.transaction_id WHERE posted.reference = ?""";

    @Inject
    Facts facts;

    @Inject
    Stored stored;

    @AfterEach
    void asItWas() {
        Api.resetProgramme();
    }

    @Test
    void aChangeIsANewVersionAndEveryVersionIsKept() {
        String before = Api.as("analyst").get(PROGRAMME).header("ETag");
        int version = Api.as("analyst").get(PROGRAMME).path("version");
        assertThat(before).isEqualTo("\"" + version + "\"");

        Api.changeProgramme(before, "{\"debtLimit\":500,\"pointsValidDays\":730}")
                .then()
                .statusCode(200)
                .header("ETag", "\"" + (version + 1) + "\"")
                .body(at("debtLimit", equalTo(500)))
                .body(at("adjustmentLimit", equalTo(10000)))
                .body(at("pointsValidDays", equalTo(730)))
                .body(at("expiringNoticeDays", equalTo(30)))
                .body(at("name", equalTo("Dangol points")));
        Api.changeProgramme("\"" + (version + 1) + "\"", "{\"pointsValidDays\":null}")
                .then()
                .statusCode(200)
                .body(at("debtLimit", equalTo(500)))
                .body(at("pointsValidDays", nullValue()));

        Api.as("service")
                .get(PROGRAMME)
                .then()
                .header("ETag", "\"" + (version + 2) + "\"")
                .body(at("version", equalTo(version + 2)))
                .body(at("debtLimit", equalTo(500)));
        assertThat(stored.value(
                        "SELECT string_agg(debt_limit || '/' || coalesce(points_valid_days, 0) || '/' || changed_by, ' ' "
                                + "ORDER BY version) FROM programme_version WHERE version > ?",
                        version))
                .isEqualTo("500/730/operator-test 500/0/operator-test");
        Assertions.assertThatThrownBy(() -> stored.execute("UPDATE programme_version SET debt_limit = 0"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("only ever added to");
    }

    @Test
    void aChangeNeedsTheVersionThatTheCallerHasSeen() {
        String version = Api.as("operator").get(PROGRAMME).header("ETag");

        Api.changeProgramme(null, "{\"debtLimit\":7}").then().statusCode(428);
        Api.changeProgramme("\"0\"", "{\"debtLimit\":7}").then().statusCode(412);
        Api.as("operator").get(PROGRAMME).then().header("ETag", version).body(at("debtLimit", equalTo(0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"debtLimit\":null}",
                "{\"debtLimit\":-1}",
                "{\"debtLimit\":9007199254740993}",
                "{\"adjustmentLimit\":-1}",
                "{\"adjustmentLimit\":\"1\"}",
                "{\"pointsValidDays\":0}",
                "{\"pointsValidDays\":36501}",
                "{\"expiringNoticeDays\":null}",
                "{\"expiringNoticeDays\":367}",
                "{\"version\":9}",
                "{\"members\":9}",
                "[]",
                "{",
            })
    void aBadChangeIsRefusedAndNothingChanges(String patch) {
        String version = Api.as("operator").get(PROGRAMME).header("ETag");

        Api.changeProgramme(version, patch).then().statusCode(400).contentType("application/problem+json");

        Api.as("operator").get(PROGRAMME).then().header("ETag", version);
    }

    @Test
    void anUnchangedSettingKeepsTheVersion() {
        String version = Api.as("operator").get(PROGRAMME).header("ETag");

        for (String patch : new String[] {"{}", "{\"debtLimit\":0}", "{\"pointsValidDays\":null}"}) {
            Api.changeProgramme(version, patch).then().statusCode(200).header("ETag", version);
        }

        Api.as("operator").get(PROGRAMME).then().header("ETag", version);
    }

    @Test
    void earnedPointsAreLostAtTheEndOfTheirLastDayUnlessTheCommandSaysOtherwise() {
        Api.programme("{\"pointsValidDays\":10}");
        String customer = stored.member(facts);
        String purchase = facts.newId("pur");
        facts.purchased(customer, purchase, "5000", "KRW");
        stored.awaitBalance(customer, 50);
        String posted = facts.newId("a");
        earn(customer, posted, ",\"effectiveAt\":\"2026-11-20T15:00:00Z\"");
        String pending = facts.newId("b");
        earn(customer, pending, ",\"effectiveAt\":\"2026-11-20T15:00:00Z\",\"availableAt\":\"2086-11-20T15:00:00Z\"");
        String dated = facts.newId("c");
        earn(customer, dated, ",\"expiresAt\":\"2087-01-01T00:00:00Z\"");
        String lined = facts.newId("d");
        Api.postLines(
                        "{\"key\":\"%s\",\"kind\":\"earn\",\"account\":\"%s\",\"points\":5,\"reason\":\"test\",\"reference\":\"%s\",\"effectiveAt\":\"2026-11-20T15:00:00Z\"}\n"
                                .formatted(lined, stored.accountId(customer), lined))
                .then()
                .statusCode(200);

        assertThat(expiry(purchase)).startsWith("2026-12-01 15:00:00");
        assertThat(expiry(posted)).startsWith("2026-12-01 15:00:00");
        assertThat(expiry(pending)).startsWith("2086-12-01 15:00:00");
        assertThat(expiry(dated)).startsWith("2087-01-01 00:00:00");
        assertThat(expiry(lined)).startsWith("2026-12-01 15:00:00");
    }

    @Test
    void aPurchaseOfLongAgoEarnsPointsThatArePastTheirDate() {
        Api.programme("{\"pointsValidDays\":1}");
        String customer = facts.newId("cus");
        String purchase = facts.newId("pur");

        facts.purchasedAt(customer, purchase, "700", "1997-01-01T00:00:00Z");

        stored.awaitBalance(customer, 7);
        assertThat(expiry(purchase)).startsWith("1997-01-02 15:00:00");
    }

    @Test
    void withoutDaysPointsNeverExpire() {
        String customer = facts.newId("cus");
        String purchase = facts.newId("pur");

        facts.purchased(customer, purchase, "700", "KRW");

        stored.awaitBalance(customer, 7);
        assertThat(expiry(purchase)).isEqualTo("never");
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "agent", "analyst", "partner", "service"})
    void settingsAreChangedByMarketersAndOperatorsOnly(String role) {
        Api.as(role)
                .header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body("{\"debtLimit\":7}")
                .patch(PROGRAMME)
                .then()
                .statusCode(403);
    }

    private void earn(String customer, String reference, String more) {
        Api.post("{\"kind\":\"earn\",\"account\":\"%s\",\"points\":5,\"reason\":\"test\",\"reference\":\"%s\"%s}"
                        .formatted(stored.accountId(customer), reference, more))
                .then()
                .statusCode(201);
    }

    /// In UTC.
    private String expiry(String reference) {
        return (String) stored.value(EXPIRY, reference);
    }
}
