package io.dangol.loyalty.earning.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.loyalty.support.Api;
import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Ledgers;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.EventSchemas;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.PublishedEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Corrections, cancellations and claims of purchases. Purchases in KRW earn a point for each 100.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ChangeEventsIT {
    private static final int MARKER = 1;

    @Inject
    Facts facts;

    @Inject
    Stored stored;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private String customer = "";
    private String purchase = "";

    @BeforeEach
    void aPurchase() {
        customer = stored.member(facts);
        purchase = facts.newId("pur");
    }

    @AfterEach
    void asItWas() {
        Api.resetProgramme();
    }

    @Test
    void aCorrectionUpEarnsTheDifferenceAsThePurchaseDid() {
        Api.programme("{\"pointsValidDays\":30}");
        facts.purchased(customer, purchase, "1000", "KRW");
        stored.awaitBalance(customer, 10);

        facts.corrected(customer, purchase, 2, "1590", "0", "1000");
        stored.awaitBalance(customer, 15);

        assertThat(stored.value("""
                SELECT kind || ' ' || reason || ' ' || recorded_by || ' ' || channel || ' ' || basis_amount || ' '
                    || (effective_at AT TIME ZONE 'UTC') || ' ' || (lot.expires_at AT TIME ZONE 'UTC')
                FROM ledger_transaction AS posted JOIN lot ON lot.transaction_id = posted.id
                WHERE reference = ? AND reason = 'correction'""", purchase))
                .isEqualTo("earn correction customer-service web 1590 2026-11-21 01:00:00 2026-12-21 15:00:00");
        JsonPath why = Ledgers.as("operator")
                .get("/v1/accounts/" + stored.accountId(customer) + "/why")
                .jsonPath();
        assertThat(why.getList("lots.grantedBy.reason")).containsExactlyInAnyOrder("purchase", "correction");
        assertThat(why.getList("lots.grantedBy.formula"))
                .containsExactlyInAnyOrder(
                        "floor(1000 KRW × 1 / 100 KRW) = 10", "floor(1590 KRW × 1 / 100 KRW) − 10 = 5");
        assertThat(why.getList("lots.grantedBy.reference")).containsOnly(purchase);
    }

    @Test
    void aCorrectionDownTakesTheDifferenceBackAsAReturnDoes() {
        facts.purchased(customer, purchase, "1000", "KRW");
        stored.awaitBalance(customer, 10);
        Api.spend(stored.accountId(customer), 8);

        facts.corrected(customer, purchase, 2, "500", "0", "1000");
        stored.awaitBalance(customer, 0);

        assertThat(stored.value("""
                SELECT kind || ' ' || reason || ' ' || shortfall || ' ' || (effective_at AT TIME ZONE 'UTC')
                FROM ledger_transaction WHERE reference = ? AND kind = 'clawback'""", purchase)).isEqualTo("clawback correction 3 2026-11-23 00:00:00");
    }

    @Test
    void withDebtWhatACorrectionTookIsOwedAndPaidByTheNext() {
        Api.programme("{\"debtLimit\":100}");
        facts.purchased(customer, purchase, "1000", "KRW");
        stored.awaitBalance(customer, 10);
        Api.spend(stored.accountId(customer), 8);

        facts.corrected(customer, purchase, 2, "500", "0", "1000");
        stored.awaitBalance(customer, -3);
        facts.corrected(customer, purchase, 3, "1200", "0", "500");
        stored.awaitBalance(customer, 4);
    }

    @Test
    void aLaterReturnTakesBackFromBothEarningsTheNewestFirst() {
        facts.purchased(customer, purchase, "1000", "KRW");
        facts.corrected(customer, purchase, 2, "1500", "0", "1000");
        stored.awaitBalance(customer, 15);

        String some = returned(3, "300", "1500");
        stored.awaitBalance(customer, 12);
        assertThat(takenBack(some)).isEqualTo("correction -3");
        String all = returned(4, "1500", "1500");
        stored.awaitBalance(customer, 0);
        assertThat(takenBack(all)).isEqualTo("correction -2, purchase -10");
        assertWhole();
    }

    @Test
    void aCorrectionThatComesBeforeItsPurchaseIsRemembered() {
        facts.corrected(customer, purchase, 3, "1500", "200", "1000");
        returned(2, "200", "1000");
        awaitHandled(0);

        facts.purchased(customer, purchase, "1000", "KRW");

        stored.awaitBalance(customer, 13 + MARKER);
        facts.purchased(customer, purchase, "1000", "KRW");
        facts.corrected(customer, purchase, 3, "1500", "200", "1000");
        awaitHandled(13 + MARKER);
    }

    @Test
    void whatNobodyIsKnownOfChangesNothing() {
        facts.sold(purchase, "1000", "200");
        facts.corrected(null, purchase, 3, "1500", "200", "1000");
        facts.credited(customer, "500");
        facts.cancelled(null, facts.newId("pur"), 2, "100");

        awaitHandled(0);

        assertThat(stored.number(
                        "SELECT count(*) FROM purchase_state WHERE purchase_id = ?", Stored.uuid("pur", purchase)))
                .isZero();
    }

    /// A claim tells the returns of before again: before or behind it, in their own versions or in higher ones.
    @Test
    void aClaimedSaleEarnsOnceAndItsReturnsTakeBack() {
        facts.sold(purchase, "1000", "300");
        String one = facts.newId("ret");
        facts.claimed(customer, purchase, 3, "1000");
        stored.awaitBalance(customer, 10);
        facts.returned(customer, purchase, one, 2, "300", "1000");
        stored.awaitBalance(customer, 7);
        facts.claimed(customer, purchase, 3, "1000");
        facts.returned(customer, purchase, one, 2, "300", "1000");
        awaitHandled(7);

        String other = facts.newId("pur");
        facts.returned(customer, other, facts.newId("ret"), 4, "300", "1000");
        facts.claimed(customer, other, 3, "1000");
        stored.awaitBalance(customer, 14 + MARKER);
        facts.corrected(customer, other, 5, "1200", "300", "1000");
        stored.awaitBalance(customer, 16 + MARKER);
        assertWhole();
    }

    @Test
    void aCancelledPurchaseLosesAllThatIsStillGrantedForEver() {
        facts.purchased(customer, purchase, "1000", "KRW");
        facts.corrected(customer, purchase, 2, "1500", "0", "1000");
        stored.awaitBalance(customer, 15);

        facts.cancelled(customer, purchase, 3, "1500");
        stored.awaitBalance(customer, 0);

        assertThat(stored.value("""
                SELECT string_agg(DISTINCT reason, ',') FROM ledger_transaction
                WHERE reference = ? AND kind = 'clawback'""", purchase)).isEqualTo("cancellation");
        facts.corrected(customer, purchase, 2, "1500", "0", "1000");
        facts.cancelled(customer, purchase, 3, "1500");
        facts.purchased(customer, purchase, "1000", "KRW");
        awaitHandled(0);

        String early = facts.newId("pur");
        facts.cancelled(customer, early, 2, "700");
        facts.purchased(customer, early, "700", "KRW");
        awaitHandled(MARKER);
        assertWhole();
    }

    @Test
    void aPurchaseThatWasTooSmallForAPointEarnsOnceItIsCorrected() {
        facts.purchased(customer, purchase, "90", "KRW");
        returned(2, "10", "90");
        awaitHandled(0);

        facts.corrected(customer, purchase, 3, "1010", "10", "90");
        stored.awaitBalance(customer, 10 + MARKER);

        facts.purchased(customer, purchase, "90", "KRW");
        facts.corrected(customer, purchase, 3, "1010", "10", "90");
        awaitHandled(10 + MARKER);
        returned(4, "510", "1010");
        stored.awaitBalance(customer, 5 + MARKER + MARKER);
    }

    /// Up and down again in what may be one batch, behind which nothing may be asked of what is not posted yet.
    @Test
    void manyChangesInOneBatchEndAsTheNewestSays() {
        facts.purchased(customer, purchase, "1000", "KRW");
        for (int version = 2; version < 40; version += 2) {
            facts.corrected(customer, purchase, version, "3000", "0", "1000");
            facts.corrected(customer, purchase, version + 1, "1000", "0", "3000");
        }
        returned(40, "400", "1000");
        awaitHandled(6);
        assertWhole();
    }

    @Test
    void aCorrectionThatCannotBeIsSetAsideAndTheNextIsTaken() {
        facts.purchased(customer, purchase, "1000", "KRW");
        facts.corrected(customer, purchase, 2, "500", "600", "1000");
        facts.corrected(customer, purchase, 3, "2000", "0", "1000");

        stored.awaitBalance(customer, 20);
    }

    /// Under keys that take them to any partition, so that they are handled at the same time.
    @Test
    void aPurchaseAndItsCorrectionAtTheSameTimeSeeEachOther() {
        int purchases = 60;
        for (int count = 0; count < purchases; count++) {
            String id = facts.newId("pur");
            String worth = count % 2 == 0 ? "90" : "500";
            facts.send("customer.events", "io.dangol.customer.purchase.recorded.v1", facts.newId("cus"), """
                    {"purchaseId":"%s","customerId":"%s","aggregateVersion":1,"source":"pos-7","orderId":"A-1",\
                    "purchasedAt":"2026-11-21T09:30:00+09:00","total":{"amount":"%s","currency":"KRW"},"lines":[]}""".formatted(
                            id, customer, worth));
            facts.send("customer.events", "io.dangol.customer.purchase.corrected.v1", facts.newId("cus"), """
                    {"purchaseId":"%s","customerId":"%s","aggregateVersion":2,"source":"pos-7","orderId":"A-1",\
                    "correctedAt":"2026-11-23T00:00:00Z","purchasedAt":"2026-11-21T09:30:00+09:00",\
                    "total":{"amount":"1000","currency":"KRW"},"returnedTotal":{"amount":"0","currency":"KRW"},\
                    "lines":[],"previous":{"purchasedAt":"2026-11-21T09:30:00+09:00",\
                    "total":{"amount":"%s","currency":"KRW"}}}""".formatted(
                            id, customer, worth));
        }

        stored.awaitBalance(customer, 10L * purchases);
        assertWhole();
    }

    /// Any order, each event perhaps several times, many purchases at once; then all of it once more, as after the
    /// inbox forgot it.
    @Test
    void inAnyOrderThePointsAreThoseOfWhatRemainsAndTheBooksAreWhole() {
        Random random = new Random(20261130);
        List<Runnable> told = new ArrayList<>();
        long due = 0;
        for (int count = 0; count < 60; count++) {
            due += story(random, told);
        }
        List<Runnable> published = new ArrayList<>(told);
        told.stream().filter(each -> random.nextInt(3) == 0).forEach(published::add);
        Collections.shuffle(published, random);

        published.forEach(Runnable::run);
        awaitHandled(due);

        long entries = entries();
        Collections.shuffle(published, random);
        published.forEach(Runnable::run);
        awaitHandled(due + MARKER);
        assertThat(entries()).isEqualTo(entries + 1);
        assertWhole();
    }

    @Test
    void theEventsSayWhyAndMeetTheirSchemas() {
        facts.purchased(customer, purchase, "1000", "KRW");
        stored.awaitBalance(customer, 10);
        facts.corrected(customer, purchase, 2, "1500", "0", "1000");
        stored.awaitBalance(customer, 15);
        facts.corrected(customer, purchase, 3, "1400", "0", "1500");
        stored.awaitBalance(customer, 14);
        facts.cancelled(customer, purchase, 4, "1400");
        stored.awaitBalance(customer, 0);

        EventSchemas schemas = new EventSchemas(Path.of("events"));
        try (PublishedEvents topic = new PublishedEvents(bootstrapServers, "loyalty.events")) {
            List<String> reasons = new ArrayList<>();
            await().until(() -> {
                topic.all().stream()
                        .filter(event ->
                                event.key().equals(customer) && event.type().contains("points."))
                        .forEach(event -> {
                            schemas.check(event.type(), event.value());
                            reasons.add(JsonPath.from(event.value()).getString("reason"));
                        });
                return reasons.size() == 5;
            });
            assertThat(reasons).containsExactly("purchase", "correction", "correction", "cancellation", "cancellation");
        }
    }

    /// What happened to a purchase.
    ///
    /// @return what it is worth in the end
    private long story(Random random, List<Runnable> told) {
        String id = facts.newId("pur");
        int first = 1 + random.nextInt(9_999);
        told.add(() -> facts.purchased(customer, id, Integer.toString(first), "KRW"));
        int paid = first;
        int returned = 0;
        boolean repriced = false;
        for (int version = 2; version < 2 + random.nextInt(6); version++) {
            int at = version;
            if (random.nextBoolean() && returned < paid) {
                returned += 1 + random.nextInt(paid - returned);
                String back = Integer.toString(returned);
                String total = Integer.toString(paid);
                String returnId = facts.newId("ret");
                told.add(() -> facts.returned(customer, id, returnId, at, back, total));
            } else {
                String before = Integer.toString(paid);
                paid = returned + random.nextInt(9_999);
                repriced |= !before.equals(Integer.toString(paid));
                String total = Integer.toString(paid);
                String back = Integer.toString(returned);
                told.add(() -> facts.corrected(customer, id, at, total, back, before));
            }
        }
        if (returned == 0 && random.nextInt(4) == 0) {
            String total = Integer.toString(paid);
            told.add(() -> facts.cancelled(customer, id, 20, total));
            return 0;
        }
        return first < 100 && !repriced ? 0 : (paid - returned) / 100;
    }

    private static void assertWhole() {
        assertThat(Ledgers.as("operator").get("/v1/integrity").jsonPath().getBoolean("ok"))
                .isTrue();
    }

    private long entries() {
        return stored.number(
                "SELECT count(*) FROM ledger_entry WHERE account_id = ?",
                stored.account(customer).value());
    }

    /// What a return took back of which earning.
    private Object takenBack(String returnId) {
        return stored.value("""
                SELECT string_agg(earned.reason || ' ' || entry.amount, ', ' ORDER BY earned.reason)
                FROM ledger_transaction AS back
                JOIN ledger_transaction AS earned ON earned.id = back.reverses
                JOIN ledger_entry AS entry ON entry.transaction_id = back.id AND balance_after IS NOT NULL
                WHERE back.reference = ?""", returnId);
    }

    /// Waits until everything told so far is handled: what comes behind it in the same partition is.
    private void awaitHandled(long balance) {
        facts.purchased(customer, facts.newId("pur"), "100", "KRW");
        stored.awaitBalance(customer, balance + MARKER);
    }

    private String returned(int version, String returned, String paid) {
        String id = facts.newId("ret");
        facts.returned(customer, purchase, id, version, returned, paid);
        return id;
    }
}
