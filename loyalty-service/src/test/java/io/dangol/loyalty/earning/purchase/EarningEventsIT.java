package io.dangol.loyalty.earning.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.loyalty.support.Api;
import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.PublishedEvents;
import io.dangol.testkit.PublishedEvents.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class EarningEventsIT {
    private static final String PURCHASE_RECORDED = "io.dangol.customer.purchase.recorded.v1";

    @Inject
    Facts facts;

    @Inject
    Stored stored;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private String customer = "";

    @BeforeEach
    void aCustomer() {
        customer = facts.newId("cus");
    }

    @Test
    void aRegisteredCustomerIsAMemberWithoutPoints() {
        facts.registered(customer);

        stored.awaitBalance(customer, 0);
        assertThat(stored.number("SELECT count(*) FROM member WHERE customer_id = ?", Stored.uuid("cus", customer)))
                .isEqualTo(1);
    }

    @Test
    void aPurchaseEarnsByTheRuleOfItsCurrency() {
        facts.registered(customer);
        facts.purchased(customer, facts.newId("pur"), "12999", "KRW");
        facts.purchased(customer, facts.newId("pur"), "11.77", "USD");
        facts.purchased(customer, facts.newId("pur"), "25", "JPY");

        stored.awaitBalance(customer, 129 + 11 + 2);
    }

    @Test
    void aPurchaseBeforeItsCustomersRegistrationEnrolsAndEarns() {
        facts.purchased(customer, facts.newId("pur"), "5000", "KRW");
        facts.registered(customer);
        facts.purchased(customer, facts.newId("pur"), "100", "KRW");

        stored.awaitBalance(customer, 51);
        assertThat(stored.number("SELECT count(*) FROM account WHERE owner = ?", Stored.uuid("cus", customer)))
                .isEqualTo(1);
    }

    @Test
    void aPurchaseEarnsOnceWhateverEventIdItComesUnder() {
        String purchase = facts.newId("pur");
        facts.purchased(customer, purchase, "700", "KRW");
        facts.purchased(customer, purchase, "700", "KRW");
        facts.purchased(customer, facts.newId("pur"), "100", "KRW");
        stored.awaitBalance(customer, 8);

        facts.purchased(customer, purchase, "700", "KRW");
        facts.purchased(customer, facts.newId("pur"), "100", "KRW");
        stored.awaitBalance(customer, 9);
        assertThat(stored.transactions(purchase)).isEqualTo(1);
    }

    @Test
    void anEventThatComesTwiceHasOneEffect() {
        UUID twice = UUID.randomUUID();
        String purchase = facts.newId("pur");
        String data = """
                {"purchaseId":"%s","customerId":"%s","aggregateVersion":1,"source":"pos-7","orderId":"A-1",\
                "purchasedAt":"2026-11-21T00:30:00Z","total":{"amount":"300","currency":"KRW"},"lines":[]}""".formatted(purchase, customer);
        facts.send("customer.events", twice, PURCHASE_RECORDED, customer, data);
        facts.send("customer.events", twice, PURCHASE_RECORDED, customer, data);
        facts.purchased(customer, facts.newId("pur"), "100", "KRW");

        stored.awaitBalance(customer, 4);
    }

    @Test
    void aPurchaseWithoutARuleOrTooSmallForAPointOnlyEnrols() {
        facts.purchased(customer, facts.newId("pur"), "1000", "SEK");
        facts.purchased(customer, facts.newId("pur"), "99.99", "KRW");

        stored.awaitBalance(customer, 0);
        facts.purchased(customer, facts.newId("pur"), "100", "KRW");
        stored.awaitBalance(customer, 1);
        assertThat(entries()).isEqualTo(1);
    }

    /// Rules change, and the inbox forgets: a purchase that is told again is worth what it was worth at first.
    @Test
    void aPurchaseThatWasWorthNothingStaysSoWhateverTheRulesBecome() {
        String worthless = facts.newId("pur");
        String worth = facts.newId("pur");
        facts.purchased(customer, worthless, "1000", "PHP");
        facts.purchased(customer, facts.newId("pur"), "100", "KRW");
        stored.awaitBalance(customer, 1);
        String rule = rule("{\"currency\":\"PHP\",\"amount\":\"100\",\"points\":1}");

        facts.purchased(customer, worthless, "1000", "PHP");
        facts.purchased(customer, worth, "500", "PHP");
        stored.awaitBalance(customer, 6);
        assertThat(stored.transactions(worthless)).isZero();
        change(rule, "{\"amount\":\"100000\"}");

        facts.purchased(customer, worth, "500", "PHP");
        facts.purchased(customer, worthless, "1000", "PHP");
        facts.purchased(customer, facts.newId("pur"), "100", "KRW");
        stored.awaitBalance(customer, 7);
        assertThat(noted(worthless)).isEqualTo(1);
        assertThat(noted(worth)).isZero();
    }

    private long noted(String purchase) {
        return stored.number(
                "SELECT count(*) FROM purchase_without_points WHERE purchase_id = ?", Stored.uuid("pur", purchase));
    }

    private static String rule(String body) {
        return Api.as("operator")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/v1/earning-rules")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonBody.class)
                .at("id");
    }

    private static void change(String rule, String patch) {
        Api.as("operator")
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(patch)
                .patch("/v1/earning-rules/" + rule)
                .then()
                .statusCode(200);
    }

    @Test
    void aPoisonEventIsSetAsideAndItsNeighboursEarn() {
        facts.purchased(customer, facts.newId("pur"), "100", "KRW");
        facts.purchased(customer, facts.newId("pur"), "much", "KRW");
        facts.send("customer.events", PURCHASE_RECORDED, customer, "{\"purchaseId\":\"pur_1\"}");
        facts.purchased(customer, facts.newId("pur"), "200", "KRW");

        stored.awaitBalance(customer, 3);
        assertThat(awaitDeadLetter("customer.events.dead", "\"much\"").headers())
                .containsEntry("dead_consumer", "loyalty")
                .hasEntrySatisfying("dead_reason", reason -> assertThat(reason).contains("`total.amount`"));
        awaitDeadLetter("customer.events.dead", "{\"purchaseId\":\"pur_1\"}");
    }

    @Test
    void aPurchaseThatWouldOverflowTheBalanceIsSetAsideAndTheNextOneEarns() {
        String tooMuch = facts.newId("pur");
        facts.purchased(customer, facts.newId("pur"), "999999999999999", "USD");
        facts.purchased(customer, facts.newId("pur"), "100", "KRW");
        stored.awaitBalance(customer, 1_000_000_000_000_000L);
        stored.tamper("""
                UPDATE account SET balance = 9007199254740991 WHERE owner = '%s';
                """.formatted(Stored.uuid("cus", customer)));
        try {
            facts.purchased(customer, tooMuch, "200", "KRW");
            facts.purchased(customer, facts.newId("pur"), "100", "KRW");

            assertThat(awaitDeadLetter("customer.events.dead", tooMuch).headers())
                    .hasEntrySatisfying(
                            "dead_reason", reason -> assertThat(reason).contains("balance-out-of-range"));
            stored.awaitBalance(customer, 9_007_199_254_740_992L);
            assertThat(stored.transactions(tooMuch)).isZero();
        } finally {
            stored.tamper("""
                    DELETE FROM ledger_entry WHERE transaction_id IN
                        (SELECT transaction_id FROM ledger_entry WHERE account_id = '%1$s' AND account_version > 2);
                    DELETE FROM ledger_transaction
                        WHERE NOT EXISTS (SELECT FROM ledger_entry WHERE transaction_id = ledger_transaction.id);
                    DELETE FROM lot
                        WHERE NOT EXISTS (SELECT FROM ledger_transaction AS t WHERE t.id = lot.transaction_id);
                    DELETE FROM outbox WHERE type LIKE '%%points.earned%%'
                        AND NOT EXISTS (SELECT FROM ledger_transaction AS t WHERE t.id = outbox.id);
                    UPDATE account SET balance = 1000000000000000, version = 2 WHERE id = '%1$s';
                    """.formatted(stored.account(customer).value()));
        }
    }

    private long entries() {
        return stored.number(
                "SELECT count(*) FROM ledger_entry WHERE account_id = ?",
                stored.account(customer).value());
    }

    private Published awaitDeadLetter(String topic, String content) {
        try (PublishedEvents letters = new PublishedEvents(bootstrapServers, topic)) {
            return await().atMost(Stored.PATIENCE)
                    .until(
                            () -> letters.all().stream()
                                    .filter(letter -> letter.value().contains(content))
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
        }
    }
}
