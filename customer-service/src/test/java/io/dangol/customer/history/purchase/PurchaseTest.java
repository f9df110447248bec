package io.dangol.customer.history.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.person.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PurchaseTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");

    @Test
    void linesDifferWhereTheirSumIsNotTheTotal() {
        assertThat(linesDiffer("20.00", line(2, "6.45"), line(1, "7.10"))).isFalse();
        assertThat(linesDiffer("20.00", line(2, "6.45"), line(1, "7.09"))).isTrue();
        assertThat(linesDiffer("0.00", line(3, "0.00"))).isFalse();
        assertThat(linesDiffer("0.00", line(1, "0.01"))).isTrue();
    }

    @Test
    void aLineWithoutAQuantityIsOneThing() {
        assertThat(linesDiffer("6.45", line(null, "6.45"))).isFalse();
        assertThat(linesDiffer("12.90", line(null, "6.45"))).isTrue();
    }

    @Test
    void linesOfWhichOneHasNoPriceSayNothingOfTheTotal() {
        assertThat(linesDiffer("20.00")).isFalse();
        assertThat(linesDiffer("20.00", line(1, "1.00"), line(1, null))).isFalse();
    }

    @Test
    void theLargestLinesAreSummedExactly() {
        assertThat(linesDiffer("1.00", line(1_000_000, "999999999999999.99"))).isTrue();
    }

    private static Line line(@Nullable Integer quantity, @Nullable String price) {
        return new Line("TEA-01", null, quantity, price == null ? null : new Money(price, "USD"));
    }

    private static boolean linesDiffer(String total, Line... lines) {
        UUID id = UUID.fromString("01995f3e-8a5d-7c4b-9d1e-2f3a4b5c6d7e");
        CustomerId customer = new CustomerId(id);
        NewPurchase purchase = new NewPurchase(
                "pos-7", "A", new Buyer.Known(customer), NOW, null, null, new Money(total, "USD"), List.of(lines));
        return Purchase.record(new PurchaseId(id), purchase, customer, NOW).linesDiffer();
    }
}
