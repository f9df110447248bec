package io.dangol.loyalty.ledger.integrity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Breaks each invariant by SQL, around every guard, and mends it again.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntegrityIT {
    @Inject
    Postings postings;

    @Inject
    Stored stored;

    private Map<String, UUID> names = Map.of();

    @BeforeAll
    void fewPostings() {
        stored.emptyBooks();
    }

    @BeforeEach
    void postingsOfEveryKind() {
        names = postings.everyKind();
    }

    @Test
    void soundBooksAreFoundSound() {
        JsonPath found = check();

        assertThat(brokenInvariants(found)).isEmpty();
        assertThat(found.getBoolean("ok")).isTrue();
        assertThat(found.getLong("ledgerSum")).isZero();
        assertThat(found.getString("checkedTo")).endsWith("Z");
        assertThat(found.getList("invariants.number")).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(found.<Integer>getList("invariants.checked")).allMatch(checked -> checked >= 1);
        assertThat(found.getString("sweep.completedAt")).isEqualTo(found.getString("checkedTo"));
        assertThat(found.getDouble("sweep.progress")).isEqualTo(1);
    }

    /// Other tests may have had the history published again: they did so tomorrow.
    @Test
    void anEventIsThereTwiceOnlyWhereThatWasAskedFor() {
        stored.tamper("UPDATE republication SET requested_at = requested_at + interval '1 day'");
        stored.tamper(named("""
                INSERT INTO outbox (created_at, id, type, subject, occurred_at, data, sent_at)
                SELECT created_at + interval '1 millisecond', id, type, 'again', occurred_at, data, now()
                FROM outbox WHERE id = :earn"""));
        try {
            assertThat(brokenInvariants(check())).containsExactly("outbox-matches-ledger");

            stored.tamper(named("""
                    INSERT INTO republication (id, per_second, state, requested_at, finished_at)
                    SELECT id, 1, 'succeeded', created_at, now() FROM outbox WHERE id = :earn AND subject <> 'again'"""));
            assertThat(check().getBoolean("ok")).isTrue();
        } finally {
            stored.tamper("DELETE FROM outbox WHERE subject = 'again'");
            stored.tamper(named("DELETE FROM republication WHERE id = :earn"));
            stored.tamper("UPDATE republication SET requested_at = requested_at - interval '1 day'");
        }
    }

    @ParameterizedTest
    @MethodSource("io.dangol.loyalty.ledger.integrity.Damage#all")
    void damageIsNamedUntilItIsMended(Damage damage) {
        stored.tamper(named(damage.damage()));
        try {
            JsonPath found = check();
            assertThat(found.getBoolean("ok")).isFalse();
            assertThat(brokenInvariants(found)).containsExactlyElementsOf(damage.invariants());
            assertThat(found.getList("invariants.find { it.id == '%s' }.violations.subject"
                            .formatted(damage.invariants().getFirst())))
                    .contains(PublicId.format(damage.prefix(), names.get(damage.subject())));
            JsonPath health =
                    given().get("/q/health").then().statusCode(503).extract().jsonPath();
            assertThat(health.getMap("checks.find { it.name == 'books' }.data").keySet())
                    .containsExactlyInAnyOrderElementsOf(List.copyOf(damage.invariants()));
        } finally {
            stored.tamper(named(damage.repair()));
        }
        assertThat(check().getBoolean("ok")).isTrue();
        given().get("/q/health").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "purchase",
                "earn",
                "compensation",
                "pending",
                "mature",
                "expire",
                "adjust",
                "adjustDown",
                "spend",
                "quoted",
                "hold",
                "capture",
                "captureWhole",
                "release",
                "transfer",
                "transferReversed",
                "captureReversed",
                "spendReversed",
                "pendingReversed",
                "clawback",
                "clawbackIntoDebt"
            })
    void anEventThatSaysOtherThanTheLedgerIsNamed(String transaction) {
        String change = "UPDATE outbox SET data = replace(data, '\"%s\":', '\"%s\":1') WHERE id = :" + transaction;
        for (String field : List.of("points", "balanceAfter", "aggregateVersion")) {
            String original = (String) stored.value("SELECT data FROM outbox WHERE id = ?", names.get(transaction));
            stored.tamper(named(change.formatted(field, field)));
            JsonPath found = check();
            stored.tamper("UPDATE outbox SET data = '%s' WHERE id = '%s'".formatted(original, names.get(transaction)));

            assertThat(brokenInvariants(found)).containsExactly("outbox-matches-ledger");
            assertThat(found.getList("invariants[8].violations.subject"))
                    .containsExactly(PublicId.format("txn", names.get(transaction)));
        }
    }

    @Test
    void whatIsWrongIsCountedByAMetric() {
        stored.tamper(named("UPDATE account SET version = version + 1 WHERE id = :account"));
        check();
        String metrics = given().get("/q/metrics").asString();
        stored.tamper(named("UPDATE account SET version = version - 1 WHERE id = :account"));
        check();

        assertThat(metrics).contains("dangol_ledger_violations{invariant=\"balances-are-sums\"} 1.0");
        assertThat(given().get("/q/metrics").asString())
                .contains("dangol_ledger_violations{invariant=\"balances-are-sums\"} 0.0");
    }

    @Test
    void brokenBooksTakeNoServiceOutOfUse() {
        stored.tamper(named("UPDATE account SET version = version + 1 WHERE id = :account"));
        check();
        int ready = given().get("/q/health/ready").statusCode();
        int live = given().get("/q/health/live").statusCode();
        stored.tamper(named("UPDATE account SET version = version - 1 WHERE id = :account"));
        check();

        assertThat(List.of(ready, live)).containsExactly(200, 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "agent", "marketer", "partner"})
    void theCheckIsForThoseWhoRunAndWatchTheProgramme(String role) {
        given().auth().oauth2(Tokens.of(role)).get("/v1/integrity").then().statusCode(403);
    }

    @Test
    void theCheckWantsAToken() {
        given().get("/v1/integrity").then().statusCode(401);
    }

    private String named(String statements) {
        String text = statements;
        for (Map.Entry<String, UUID> name : names.entrySet()) {
            text = text.replaceAll(":" + name.getKey() + "\\b", "'" + name.getValue() + "'");
        }
        return text;
    }

    static JsonPath check() {
        return given().auth()
                .oauth2(Tokens.of("operator"))
                .get("/v1/integrity")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static List<String> brokenInvariants(JsonPath found) {
        return found.getList("invariants.findAll { !it.ok }.id");
    }
}
