package io.dangol.customer.history.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dangol.customer.history.purchase.Money;
import io.dangol.customer.history.purchase.PurchaseBalance;
import io.dangol.customer.history.purchase.PurchaseId;
import io.dangol.customer.history.returns.PurchaseReturn.Accepted;
import io.dangol.customer.history.returns.PurchaseReturn.Refused;
import io.dangol.customer.person.CustomerId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PurchaseReturnTest {
    private static final PurchaseId PURCHASE = new PurchaseId(UUID.fromString("01995f3e-8a5d-7c4b-9d1e-2f3a4b5c6d7e"));
    private static final ReturnId RETURN = new ReturnId(UUID.fromString("01995f3e-8a5d-7c4b-9d1e-2f3a4b5c6d7f"));
    private static final CustomerId CUSTOMER = new CustomerId(PURCHASE.value());
    private static final Instant BOUGHT = Instant.parse("2026-11-21T00:30:00Z");
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    @Test
    void aReturnIsTheNextOfItsPurchase() {
        PurchaseBalance before = purchase("12900").returning(krw("2900"), BOUGHT);

        Accepted next = accept(RETURN, before, told("R-2", "6450"), NOW);

        assertThat(next.accepted()).isEqualTo(new PurchaseReturn(RETURN, PURCHASE, 2, 3, told("R-2", "6450"), NOW));
        assertThat(next.after().returnedTotal()).isEqualTo(krw("9350"));
        assertThat(next.after().returns()).isEqualTo(2);
        assertThat(next.after().version()).isEqualTo(3);
    }

    @Test
    void itsEventTellsOfItselfAndOfAllReturnsSoFar() {
        PurchaseBalance before = purchase("12900").returning(krw("2900"), BOUGHT);

        PurchaseReturned event =
                accept(RETURN, before, told("R-2", "6450"), NOW).event();

        assertThat(event)
                .isEqualTo(new PurchaseReturned(
                        "ret_01k5fkx2jxfh5st7hf795nrvbz",
                        before.publicId(),
                        CUSTOMER.text(),
                        3,
                        BOUGHT,
                        krw("6450"),
                        krw("9350"),
                        krw("12900"),
                        "pos-7",
                        "store"));
        assertThat(event.occurredAt()).isEqualTo(BOUGHT);
        assertThat(event.subject()).isEqualTo(CUSTOMER.text());
    }

    @Test
    void allOfAPurchaseCanBeReturnedAndNothingMore() {
        PurchaseBalance all =
                accept(RETURN, purchase("12900"), told("R-1", "12900"), NOW).after();

        assertThat(all.returnedTotal()).isEqualTo(krw("12900"));
        assertThat(refusal(all, told("R-2", "1"))).isEqualTo(ReturnProblem.RETURN_EXCEEDS_PURCHASE);
        assertThat(refusal(purchase("12900"), told("R-1", "12901"))).isEqualTo(ReturnProblem.RETURN_EXCEEDS_PURCHASE);
        assertThat(refusal(purchase("0"), told("R-1", "1"))).isEqualTo(ReturnProblem.RETURN_EXCEEDS_PURCHASE);
    }

    @Test
    void centsAreExact() {
        PurchaseBalance before = balance(new Money("0.30", "USD"))
                .returning(new Money("0.10", "USD"), BOUGHT)
                .returning(new Money("0.10", "USD"), BOUGHT);

        assertThat(refusal(before, told("R-3", new Money("0.11", "USD"), BOUGHT)))
                .isEqualTo(ReturnProblem.RETURN_EXCEEDS_PURCHASE);
        assertThat(accept(RETURN, before, told("R-3", new Money("0.10", "USD"), BOUGHT), NOW)
                        .after()
                        .returnedTotal())
                .isEqualTo(new Money("0.30", "USD"));
    }

    @Test
    void anotherCurrencyIsNotWhatWasPaid() {
        NewReturn dollars = told("R-1", new Money("1.00", "USD"), BOUGHT);

        assertThat(refusal(purchase("12900"), dollars)).isEqualTo(ReturnProblem.RETURN_CURRENCY_DIFFERS);
    }

    @Test
    void nothingIsReturnedBeforeItWasBought() {
        assertThat(refusal(purchase("12900"), told("R-1", krw("1"), BOUGHT.minusNanos(1_000))))
                .isEqualTo(ReturnProblem.RETURN_BEFORE_PURCHASE);
    }

    @Test
    void aPurchaseHasAtMostAThousandReturns() {
        PurchaseBalance before = new PurchaseBalance(
                PURCHASE, "pos-7", "A", CUSTOMER, BOUGHT, null, krw("12900"), krw("999"), 999, BOUGHT, 1_000, false);
        PurchaseBalance full = accept(RETURN, before, told("R-1000", "1"), NOW).after();

        assertThat(full.returns()).isEqualTo(1_000);
        assertThat(refusal(full, told("R-1001", "1"))).isEqualTo(ReturnProblem.TOO_MANY_RETURNS);
    }

    @Test
    void nothingIsReturnedOfACancelledPurchase() {
        PurchaseBalance cancelled = new PurchaseBalance(
                PURCHASE, "pos-7", "A", CUSTOMER, BOUGHT, null, krw("12900"), krw("0"), 0, null, 2, true);

        assertThat(refusal(cancelled, told("R-1", "1"))).isEqualTo(ReturnProblem.PURCHASE_CANCELLED);
    }

    @Test
    void theEarliestReturnIsKeptInWhateverOrderTheyAreTold() {
        PurchaseBalance after = purchase("100")
                .returning(krw("1"), BOUGHT.plusSeconds(2))
                .returning(krw("1"), BOUGHT.plusSeconds(1))
                .returning(krw("1"), BOUGHT.plusSeconds(3));

        assertThat(after.firstReturnedAt()).isEqualTo(BOUGHT.plusSeconds(1));
    }

    @Test
    void ofASaleToNobodyItIsAnotherEventWithThePurchaseAsItsSubject() {
        PurchaseBalance sale = new PurchaseBalance(
                PURCHASE, "pos-7", "A", null, BOUGHT, null, krw("100"), krw("0"), 0, null, 1, false);

        PurchaseReturned event = accept(RETURN, sale, told("R-1", "1"), NOW).event();

        assertThat(event.type()).isEqualTo("io.dangol.customer.sale.returned.v1");
        assertThat(event.subject()).isEqualTo(PURCHASE.text());
        assertThat(event.customerId()).isNull();
    }

    @Test
    void noBalanceIsMadeThatGaveBackMoreThanWasPaid() {
        assertThatIllegalArgumentException().isThrownBy(() -> purchase("100").returning(krw("101"), BOUGHT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> purchase("100").returning(new Money("1.00", "USD"), BOUGHT));
    }

    @Property(tries = 300)
    void noSequenceOfReturnsEverGivesBackMoreThanWasPaid(
            @ForAll @IntRange(max = 100_000) int paidCents,
            @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 30_000) Integer> wantedCents) {
        PurchaseBalance balance = balance(usd(paidCents));
        int left = paidCents;
        int accepted = 0;
        for (int cents : wantedCents) {
            NewReturn wanted = told("R-" + accepted, usd(cents), BOUGHT);
            if (cents <= left) {
                Accepted next = accept(RETURN, balance, wanted, NOW);
                balance = next.after();
                left -= cents;
                accepted++;
                assertThat(next.accepted().number()).isEqualTo(accepted);
            } else {
                assertThat(refusal(balance, wanted)).isEqualTo(ReturnProblem.RETURN_EXCEEDS_PURCHASE);
            }
            assertThat(balance.returnedTotal()).isEqualTo(usd(paidCents - left));
            assertThat(balance.returns()).isEqualTo(accepted);
        }
    }

    private static Accepted accept(ReturnId id, PurchaseBalance purchase, NewReturn told, Instant now) {
        return (Accepted) PurchaseReturn.decide(id, purchase, told, now);
    }

    private static ReturnProblem refusal(PurchaseBalance purchase, NewReturn told) {
        return ((Refused) PurchaseReturn.decide(RETURN, purchase, told, NOW)).problem();
    }

    private static PurchaseBalance purchase(String won) {
        return balance(krw(won));
    }

    private static PurchaseBalance balance(Money total) {
        Money nothing = Money.of(BigDecimal.ZERO, total.currency());
        return new PurchaseBalance(
                PURCHASE, "pos-7", "A", CUSTOMER, BOUGHT, "store", total, nothing, 0, null, 1, false);
    }

    private static NewReturn told(String returnId, String won) {
        return told(returnId, krw(won), BOUGHT);
    }

    private static NewReturn told(String returnId, Money total, Instant returnedAt) {
        return new NewReturn(returnId, returnedAt, total, List.of(), null);
    }

    private static Money krw(String amount) {
        return new Money(amount, "KRW");
    }

    private static Money usd(int cents) {
        return Money.of(BigDecimal.valueOf(cents, 2), "USD");
    }
}
