package io.dangol.loyalty.earning.returned;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.earning.rule.EarningRate;
import io.dangol.loyalty.earning.rule.Total;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.TransactionId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ReturnedPurchaseTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String PURCHASE = "pur_01kazf1v6wfc5tq3m9y2e7x0bn";

    @RepeatedTest(200)
    void returnsInAnyOrderAskBackExactlyWhatTheirSumIsWorth(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        long paid = 1 + random.nextLong(100_000);
        EarningRate rule = rule(1 + random.nextLong(1_000), 1 + random.nextLong(50));
        Earned earned = new Earned(
                new TransactionId(UUID.randomUUID()),
                new AccountId(UUID.randomUUID()),
                rule.pointsFor(BigDecimal.valueOf(paid)),
                rule);
        List<PurchaseReturned> returns = new ArrayList<>();
        long returned = 0;
        while (returned < paid && returns.size() < 8) {
            returned += 1 + random.nextLong(paid - returned);
            returns.add(told(returns.size() + 2, returned, paid));
        }
        Collections.shuffle(returns, random);

        ReturnedPurchase purchase = ReturnedPurchase.first(returns.getFirst());
        long asked = 0;
        for (PurchaseReturned told : returns) {
            purchase = purchase.with(told);
            long more = purchase.pointsToAsk(earned);
            asked += more;
            purchase = purchase.asking(more);
        }

        assertThat(asked).isEqualTo(earned.points() - rule.pointsFor(BigDecimal.valueOf(paid - returned)));
        assertThat(asked).isBetween(0L, earned.points());
        assertThat(purchase.asked()).isEqualTo(asked);
    }

    @Test
    void anOlderReturnTellsNothingNew() {
        ReturnedPurchase known = ReturnedPurchase.first(told(3, 500, 1000)).asking(5);

        assertThat(known.with(told(2, 300, 1000))).isSameAs(known);
        assertThat(known.with(told(3, 500, 1000))).isSameAs(known);
        assertThat(known.with(told(4, 700, 1000)).asked()).isEqualTo(5);
    }

    private static EarningRate rule(long amount, long points) {
        return new EarningRate(UUID.randomUUID(), "KRW", BigDecimal.valueOf(amount), points, 1);
    }

    private static PurchaseReturned told(int version, long returned, long paid) {
        return new PurchaseReturned(
                "ret_01kazf1v6wfc5tq3m9y2e7x0bn",
                PURCHASE,
                "cus_01kazf1v6wfc5tq3m9y2e7x0bn",
                version,
                NOON,
                new Total(Long.toString(returned), "KRW"),
                new Total(Long.toString(paid), "KRW"));
    }
}
