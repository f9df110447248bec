package io.dangol.customer.history.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.customer.person.Identity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewPurchaseTest {
    private static final Instant TIME = Instant.parse("2026-11-21T09:30:00Z");
    private static final Money TOTAL = new Money("12900", "KRW");
    private static final List<Line> LINES = List.of(new Line("TEA-01", "tea", null, 2, new UnitPrice("6450", "KRW")));

    @Test
    void theFingerprintIsOfWhatIsSaidAndNotOfWhoBought() {
        assertThat(purchase("00001", TIME, "store", "gangnam", TOTAL, LINES).fingerprint())
                .isEqualTo(purchase("00002", TIME, "store", "gangnam", TOTAL, LINES)
                        .fingerprint());
    }

    @Test
    void everyDifferenceShowsInTheFingerprint() {
        List<NewPurchase> different = List.of(
                purchase("00001", TIME, "store", "gangnam", TOTAL, LINES),
                purchase("00001", TIME.plusNanos(1_000), "store", "gangnam", TOTAL, LINES),
                purchase("00001", TIME, null, "gangnam", TOTAL, LINES),
                purchase("00001", TIME, "gangnam", null, TOTAL, LINES),
                purchase("00001", TIME, "store", "gangnam", new Money("12901", "KRW"), LINES),
                purchase("00001", TIME, "store", "gangnam", new Money("12900", "JPY"), LINES),
                purchase("00001", TIME, "store", "gangnam", TOTAL, List.of()),
                purchase("00001", TIME, "store", "gangnam", TOTAL, List.of(priced("6451"))),
                purchase("00001", TIME, "store", "gangnam", TOTAL, List.of(new Line("TEA-01", "tea", null, 2, null))),
                purchase("00001", TIME, "store", "gangnam", TOTAL, List.of(new Line("TEA-01", "tea", null, 3, null))),
                purchase("00001", TIME, "store", "gangnam", TOTAL, List.of(new Line(null, "tea", null, 2, null))),
                purchase("00001", TIME, "store", "gangnam", TOTAL, List.of(new Line("tea", null, null, 2, null))),
                purchase("00001", TIME, "store", "gangnam", TOTAL, List.of(described("a"))),
                purchase("00001", TIME, "store", "gangnam", TOTAL, List.of(described("a\n\1"))),
                purchase("00001", TIME, "store", "gangnam", TOTAL, List.of(described("b"))),
                purchase("00001", TIME, "store", "gangnam", TOTAL, List.of(described("a"), described("a"))),
                purchase("00001", TIME, "store", "gangnam", TOTAL, List.of(LINES.getFirst(), LINES.getFirst())));

        assertThat(different.stream().map(NewPurchase::fingerprint)).doesNotHaveDuplicates();
    }

    /// Purchases are stored with it: another way to make it would refuse their repetition.
    @Test
    void theFingerprintOfAPurchaseWithoutUnitPricesIsWhatItWasBeforeThereWereAny() {
        assertThat(purchase("00001", TIME, "store", "gangnam", TOTAL, List.of(new Line("TEA-01", "tea", null, 2, null)))
                        .fingerprint())
                .hasToString("755fc30d-e251-0c02-3f8f-5314619e1f54");
    }

    private static Line described(String description) {
        return new Line("TEA-01", "tea", description, 2, new UnitPrice("6450", "KRW"));
    }

    private static Line priced(String amount) {
        return new Line("TEA-01", "tea", null, 2, new UnitPrice(amount, "KRW"));
    }

    private static NewPurchase purchase(
            String externalId, Instant time, String channel, String store, Money total, List<Line> lines) {
        Buyer buyer = new Buyer.Named(new Identity("pos-7", externalId));
        return new NewPurchase("pos-7", "A-1001", buyer, new PurchaseContent(time, channel, store, total, lines));
    }
}
