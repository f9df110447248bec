package io.dangol.customer.history.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.history.purchase.Purchase.Standing;
import io.dangol.customer.person.CustomerId;
import io.dangol.kit.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PurchaseTest {
    private static final UUID ID = UUID.fromString("01995f3e-8a5d-7c4b-9d1e-2f3a4b5c6d7e");
    private static final CustomerId CUSTOMER = new CustomerId(ID);
    private static final CustomerId OTHER = new CustomerId(UUID.fromString("01995f3e-8a5d-7c4b-9d1e-2f3a4b5c6d7f"));
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
        return new Line("TEA-01", null, null, quantity, price == null ? null : new UnitPrice(price, "USD"));
    }

    @Test
    void discountsAndWhatIsTakenBackAreSummed() {
        assertThat(linesDiffer("11.90", line(2, "6.45"), line(1, "-1.00"))).isFalse();
        assertThat(linesDiffer("6.45", line(2, "6.45"), line(-1, "6.45"))).isFalse();
        assertThat(linesDiffer("6.45", line(2, "6.45"), line(1, "6.45"))).isTrue();
    }

    @Test
    void pricesOfSixDecimalsAreSummedExactly() {
        assertThat(linesDiffer("1.00", line(3, "0.333333"), line(1, "0.000001")))
                .isFalse();
        assertThat(linesDiffer("1.00", line(3, "0.333333"))).isTrue();
    }

    @Test
    void aSaleIsClaimedOnceByOneCustomer() {
        Purchase sale = purchase(null);

        Purchase claimed = sale.claim(CUSTOMER);

        assertThat(claimed.customerId()).isEqualTo(CUSTOMER);
        assertThat(claimed.version()).isEqualTo(2);
        assertThat(claimed.claim(CUSTOMER)).isSameAs(claimed);
        assertThat(refusal(() -> claimed.claim(OTHER))).isEqualTo(PurchaseProblem.PURCHASE_CLAIMED);
        assertThat(refusal(() -> purchase(CUSTOMER).claim(OTHER))).isEqualTo(PurchaseProblem.PURCHASE_CLAIMED);
        assertThat(purchase(CUSTOMER).claim(CUSTOMER).version()).isEqualTo(1);
    }

    @Test
    void aCorrectionReplacesTheWholeContent() {
        PurchaseContent wanted = content("11.00", NOW.minusSeconds(60));

        Purchase corrected = purchase(CUSTOMER).correct(wanted);

        assertThat(corrected.content()).isEqualTo(wanted);
        assertThat(corrected.version()).isEqualTo(2);
        assertThat(corrected.customerId()).isEqualTo(CUSTOMER);
        assertThat(corrected.correct(wanted)).isSameAs(corrected);
    }

    @Test
    void aCorrectionKeepsToWhatWasReturned() {
        Purchase returned = with(new Standing(2, new Money("5.00", "USD"), 1, NOW, null));

        assertThat(returned.correct(content("5.00", NOW)).version()).isEqualTo(3);
        assertThat(refusal(() -> returned.correct(content("4.99", NOW))))
                .isEqualTo(PurchaseProblem.CORRECTION_BELOW_RETURNS);
        assertThat(refusal(() -> returned.correct(content("5.00", NOW.plusNanos(1_000)))))
                .isEqualTo(PurchaseProblem.CORRECTION_AFTER_RETURN);
        assertThat(refusal(() ->
                        returned.correct(new PurchaseContent(NOW, null, null, new Money("20", "KRW"), List.of()))))
                .isEqualTo(PurchaseProblem.CORRECTION_CURRENCY_DIFFERS);
    }

    @Test
    void aPurchaseHasAtMostAThousandVersionsByCorrections() {
        Money nothing = new Money("0.00", "USD");

        assertThat(with(new Standing(999, nothing, 0, null, null))
                        .correct(content("1.00", NOW))
                        .version())
                .isEqualTo(1_000);
        assertThat(refusal(
                        () -> with(new Standing(1_000, nothing, 0, null, null)).correct(content("1.00", NOW))))
                .isEqualTo(PurchaseProblem.TOO_MANY_VERSIONS);
    }

    /// A purchase may have as many returns, and what it says can be put right all the same.
    @Test
    void versionsThatReturnsMadeDoNotCount() {
        Standing returned = new Standing(1_001, new Money("1.00", "USD"), 1_000, NOW, null);

        assertThat(with(returned).correct(content("15.00", NOW)).version()).isEqualTo(1_002);
    }

    @Test
    void aCancelledPurchaseNeverChanges() {
        Purchase cancelled = purchase(null).cancel(NOW);

        assertThat(cancelled.version()).isEqualTo(2);
        assertThat(cancelled.cancelled()).isTrue();
        assertThat(cancelled.cancel(NOW.plusSeconds(1))).isSameAs(cancelled);
        assertThat(refusal(() -> cancelled.claim(CUSTOMER))).isEqualTo(PurchaseProblem.PURCHASE_CANCELLED);
        assertThat(refusal(() -> cancelled.correct(content("1.00", NOW))))
                .isEqualTo(PurchaseProblem.PURCHASE_CANCELLED);
    }

    @Test
    void whatWasReturnedIsNotCancelled() {
        Purchase returned = with(new Standing(2, new Money("5.00", "USD"), 1, NOW, null));

        assertThat(refusal(() -> returned.cancel(NOW))).isEqualTo(PurchaseProblem.PURCHASE_HAS_RETURNS);
    }

    /// Whatever is done in whatever order, a version is one more than the one before, or nothing happened.
    @Property(tries = 200)
    void everyChangeAddsOneVersion(@ForAll @Size(max = 30) List<@IntRange(max = 5) Integer> changes) {
        Purchase purchase = purchase(null);
        for (int change : changes) {
            Purchase before = purchase;
            try {
                purchase = switch (change) {
                    case 0 -> purchase.claim(CUSTOMER);
                    case 1 -> purchase.claim(OTHER);
                    case 2 -> purchase.cancel(NOW);
                    case 3 -> purchase.correct(content("9.00", NOW));
                    default -> purchase.correct(content("20.00", NOW));
                };
            } catch (Refusal refused) {
                assertThat(before.cancelled() || before.customerId() != null).isTrue();
            }
            if (purchase.equals(before)) {
                assertThat(purchase.version()).isEqualTo(before.version());
            } else {
                assertThat(purchase.version()).isEqualTo(before.version() + 1);
                assertThat(before.cancelled()).isFalse();
                assertThat(before.customerId()).isIn(null, purchase.customerId());
            }
        }
    }

    private static Refusal.Type refusal(Supplier<Purchase> change) {
        try {
            Purchase accepted = change.get();
            throw new AssertionError("it was accepted as version " + accepted.version());
        } catch (Refusal refusal) {
            return refusal.type();
        }
    }

    private static Purchase purchase(@Nullable CustomerId customer) {
        NewPurchase told = new NewPurchase("pos-7", "A", null, content("20.00", NOW));
        return Purchase.record(new PurchaseId(ID), told, customer, NOW);
    }

    private static Purchase with(Standing standing) {
        Purchase purchase = purchase(CUSTOMER);
        return new Purchase(
                purchase.id(),
                purchase.source(),
                purchase.orderId(),
                purchase.customerId(),
                purchase.content(),
                purchase.recordedAt(),
                standing);
    }

    private static PurchaseContent content(String total, Instant time) {
        return new PurchaseContent(time, null, null, new Money(total, "USD"), List.of());
    }

    private static boolean linesDiffer(String total, Line... lines) {
        return new PurchaseContent(NOW, null, null, new Money(total, "USD"), List.of(lines)).linesDiffer();
    }
}
