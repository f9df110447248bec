package io.dangol.analytics.fact.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.analytics.fact.FactKind;
import io.dangol.analytics.fact.ingest.Rollups.ActivityKey;
import io.dangol.analytics.fact.ingest.Rollups.ScoreKey;
import io.dangol.analytics.fact.ingest.Rollups.Sum;
import io.dangol.analytics.fact.ingest.Rollups.SumKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RollupsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @Test
    void amountsAddUpByDayChannelAndCurrencyWithTheirSquares() {
        CustomerId customer = new CustomerId(new UUID(0, 1));
        Rollups rollups = Rollups.of(List.of(
                purchase(1, DAY, "store", "USD", "1.10", customer),
                purchase(2, DAY, "store", "USD", "2.20", customer),
                purchase(3, DAY, "web", "USD", "5", customer),
                purchase(4, DAY, "store", "KRW", "700", customer)));

        assertThat(rollups.sums())
                .containsEntry(
                        new SumKey(FactKind.PURCHASE, DAY, "store", "USD"),
                        new Sum(2, new BigDecimal("3.30"), new BigDecimal("6.0500")))
                .containsEntry(
                        new SumKey(FactKind.PURCHASE, DAY, "web", "USD"),
                        new Sum(1, new BigDecimal("5"), new BigDecimal("25")))
                .containsEntry(
                        new SumKey(FactKind.PURCHASE, DAY, "store", "KRW"),
                        new Sum(1, new BigDecimal("700"), new BigDecimal("490000")))
                .hasSize(3);
        assertThat(rollups.purchases())
                .containsEntry(new ActivityKey(DAY, "store", "USD", customer), 2L)
                .containsEntry(new ActivityKey(DAY, "web", "USD", customer), 1L)
                .containsEntry(new ActivityKey(DAY, "store", "KRW", customer), 1L)
                .hasSize(3);
    }

    @Test
    void scoresAreCountedOneByOne() {
        Rollups rollups = Rollups.of(List.of(response(1, 9), response(2, 9), response(3, 0)));

        assertThat(rollups.scores())
                .containsEntry(new ScoreKey("nps", DAY, "", 9), 2L)
                .containsEntry(new ScoreKey("nps", DAY, "", 0), 1L)
                .hasSize(2);
    }

    /// Rows in one order for everybody are what keeps two transactions from a deadlock.
    @Property(tries = 200)
    void theRowsAndTheirOrderAreTheSameInWhateverOrderTheFactsCome(@ForAll("facts") List<Fact> facts) {
        Rollups inOrder = Rollups.of(facts);
        Rollups reversed = Rollups.of(facts.reversed());

        assertThat(keys(reversed.sums())).isEqualTo(keys(inOrder.sums()));
        inOrder.sums().forEach((key, sum) -> assertSame(reversed.sums().get(key), sum));
        assertThat(Rollups.rows(reversed.purchases())).isEqualTo(Rollups.rows(inOrder.purchases()));
        assertThat(Rollups.rows(reversed.scores())).isEqualTo(Rollups.rows(inOrder.scores()));
    }

    @Property(tries = 200)
    void twoBatchesAddUpToWhatOneWouldGive(@ForAll("facts") List<Fact> facts, @ForAll int at) {
        int cut = facts.isEmpty() ? 0 : Math.floorMod(at, facts.size());
        Rollups first = Rollups.of(facts.subList(0, cut));
        Rollups second = Rollups.of(facts.subList(cut, facts.size()));

        Rollups.of(facts).sums().forEach((key, whole) -> {
            Sum none = new Sum(0, BigDecimal.ZERO, BigDecimal.ZERO);
            assertSame(first.sums().getOrDefault(key, none).plus(second.sums().getOrDefault(key, none)), whole);
        });
    }

    @Property(tries = 200)
    void whatIsTakenOutLeavesWhatTheOthersGive(@ForAll("facts") List<Fact> facts, @ForAll int at) {
        int cut = facts.isEmpty() ? 0 : Math.floorMod(at, facts.size());
        List<Fact> others = facts.subList(cut, facts.size());
        List<Fact> taken = facts.subList(0, cut).stream()
                .filter(fact -> fact.kind() == FactKind.PURCHASE)
                .toList();
        List<Fact> all = new ArrayList<>(others);
        all.addAll(taken);

        Rollups left = Rollups.of(all, taken);
        Rollups expected = Rollups.of(others);

        assertThat(left.takes()).isEqualTo(!taken.isEmpty());
        assertThat(Rollups.rows(left.purchases())).isEqualTo(Rollups.rows(expected.purchases()));
        expected.sums().forEach((key, sum) -> assertSame(left.sums().get(key), sum));
        assertThat(left.sums()).hasSameSizeAs(expected.sums());
    }

    @Test
    void aCorrectionOfTheAmountLeavesTheNumberAsItIs() {
        CustomerId customer = new CustomerId(new UUID(0, 1));
        Fact before = purchase(1, DAY, "store", "USD", "10", customer);
        Fact now = purchase(1, DAY, "store", "USD", "12", customer);

        Rollups rollups = Rollups.of(List.of(now), List.of(before));

        assertThat(rollups.sums())
                .containsExactly(Map.entry(
                        new SumKey(FactKind.PURCHASE, DAY, "store", "USD"),
                        new Sum(0, new BigDecimal("2"), new BigDecimal("44"))));
        assertThat(rollups.purchases()).isEmpty();
    }

    @Test
    void aSaleOfNobodyWhoIsKnownMakesNobodyActive() {
        Rollups rollups = Rollups.of(List.of(fact(FactKind.PURCHASE, 1, DAY, "store", "USD", "10", null)));

        assertThat(rollups.sums()).hasSize(1);
        assertThat(rollups.purchases()).isEmpty();
    }

    @Provide
    Arbitrary<List<Fact>> facts() {
        Arbitrary<Fact> purchases = Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of("", "store", "web"),
                        Arbitraries.of("KRW", "USD"),
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal("-1000000"), new BigDecimal("1000000"))
                                .ofScale(2),
                        Arbitraries.integers().between(1, 5))
                .as((id, day, channel, currency, amount, customer) -> purchase(
                        id,
                        DAY.plusDays(day),
                        channel,
                        currency,
                        amount.toPlainString(),
                        new CustomerId(new UUID(0, customer))));
        Arbitrary<Fact> responses = Combinators.combine(
                        Arbitraries.longs(), Arbitraries.integers().between(0, 10))
                .as(RollupsTest::response);
        return Arbitraries.oneOf(purchases, responses).list().ofMaxSize(60);
    }

    private static List<SumKey> keys(Map<SumKey, Sum> sums) {
        return Rollups.rows(sums).stream().map(Map.Entry::getKey).toList();
    }

    private static void assertSame(Sum one, Sum other) {
        assertThat(one.n()).isEqualTo(other.n());
        assertThat(one.sum()).isEqualByComparingTo(other.sum());
        assertThat(one.sumSquares()).isEqualByComparingTo(other.sumSquares());
    }

    private static Fact purchase(
            long id, LocalDate day, String channel, String currency, String amount, CustomerId customer) {
        return fact(FactKind.PURCHASE, id, day, channel, currency, amount, customer);
    }

    private static Fact response(long id, int score) {
        return fact(FactKind.RESPONSE, id, DAY, "", "nps", Integer.toString(score), null);
    }

    private static Fact fact(
            FactKind kind, long id, LocalDate day, String channel, String facet, String value, CustomerId customer) {
        Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        UUID eventId = new UUID(1, id);
        return new Fact(
                new Fact.Key(day, kind, new UUID(0, id)),
                eventId,
                customer,
                noon,
                channel,
                facet,
                new BigDecimal(value),
                null,
                null);
    }
}
