package io.dangol.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dangol.local.demo.Answer.Metric;
import io.dangol.local.demo.Remark.Kind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShopYearTest {
    private static final ShopYear YEAR = new ShopYear(20_261_121, 1_000);
    private static final EarningRule RULE = new EarningRule(BigDecimal.valueOf(100), 1);

    @Test
    void theSameSeedMakesTheSameYear() {
        assertThat(YEAR.shoppers())
                .containsExactlyElementsOf(
                        new ShopYear(20_261_121, 1_000).shoppers().toList());
    }

    @Test
    void anotherSeedMakesAnotherYear() {
        assertThat(new ShopYear(1, 10).shoppers())
                .doesNotContainAnyElementsOf(YEAR.shoppers().limit(10).toList());
    }

    @Test
    void aSmallerYearIsTheBeginningOfALargerOne() {
        assertThat(new ShopYear(20_261_121, 100).shoppers())
                .containsExactlyElementsOf(YEAR.shoppers().limit(100).toList());
    }

    @Test
    void everyoneBuysAndSomeAreKnownByAnIdOnly() {
        assertThat(YEAR.shoppers()).allMatch(shopper -> !shopper.orders().isEmpty());
        assertThat(YEAR.shoppers()
                        .filter(shopper -> shopper.profile().isEmpty())
                        .count())
                .isBetween(100L, 200L);
    }

    @Test
    void idsAndReferencesAreUnique() {
        assertUnique(YEAR.shoppers().map(Shopper::externalId));
        assertUnique(
                YEAR.shoppers().flatMap(shopper -> shopper.orders().stream()).map(Order::id));
        assertUnique(
                YEAR.shoppers().flatMap(shopper -> shopper.remarks().stream()).map(Remark::ref));
        assertUnique(
                YEAR.shoppers().flatMap(shopper -> shopper.answers().stream()).map(Answer::ref));
    }

    @Test
    void answersAreToldApartByCustomerMetricAndSecond() {
        assertUnique(YEAR.shoppers()
                .flatMap(shopper -> shopper.answers().stream()
                        .map(answer -> shopper.externalId()
                                + answer.metric()
                                + answer.at().toEpochSecond())));
    }

    @Test
    void everythingIsInTheYearInEveryTimeZone() {
        Stream<LocalDate> days = YEAR.shoppers()
                .flatMap(shopper -> Stream.of(
                                shopper.orders().stream().map(Order::at),
                                shopper.remarks().stream().map(Remark::at),
                                shopper.answers().stream().map(Answer::at))
                        .flatMap(times -> times))
                .flatMap(time -> Stream.of(ZoneOffset.MIN, ZoneOffset.MAX)
                        .map(zone -> time.withOffsetSameInstant(zone).toLocalDate()));

        assertThat(days).allMatch(day -> day.getYear() == Year.NUMBER);
    }

    @Test
    void purchasesAreInOrderAndCostWholeWon() {
        assertThat(YEAR.shoppers())
                .allSatisfy(shopper -> assertThat(shopper.orders())
                        .isSortedAccordingTo((some, other) -> some.at().compareTo(other.at()))
                        .allMatch(order -> order.totalWon() > 0 && order.totalWon() % 100 == 0)
                        .allMatch(order ->
                                (order.store() == null) != order.channel().equals("store")));
    }

    @Test
    void scoresAreOnTheirScales() {
        assertThat(YEAR.shoppers().flatMap(shopper -> shopper.answers().stream()))
                .allMatch(answer -> answer.score() == answer.metric().nearest(answer.score()))
                .extracting(Answer::metric)
                .contains(Metric.values());
    }

    @Test
    void whoComplainedAnswersLower() {
        assertThat(meanNps(true)).isLessThan(meanNps(false) - 0.3);
    }

    @Test
    void textsAreWholeAndInTheCustomersLanguage() {
        assertThat(YEAR.shoppers())
                .allSatisfy(shopper -> assertThat(shopper.remarks()).allSatisfy(remark -> {
                    assertThat(remark.text()).isNotBlank().doesNotContain("{", "}", "|", "  ", "(은", "(이", "(을");
                    assertThat(remark.text().codePoints().anyMatch(character -> character >= 0xAC00))
                            .isEqualTo(shopper.language() == Language.KOREAN);
                }));
    }

    @Test
    void textsVary() {
        List<String> reviews = YEAR.shoppers()
                .flatMap(shopper -> shopper.remarks().stream())
                .filter(remark -> remark.kind() == Kind.REVIEW)
                .map(Remark::text)
                .toList();

        assertThat(new HashSet<>(reviews).size()).isGreaterThan(reviews.size() / 2);
        assertThat(YEAR.shoppers()
                        .flatMap(shopper -> shopper.remarks().stream())
                        .map(Remark::kind))
                .contains(Kind.values());
    }

    @Test
    void onlyComplaintsAreRemediedByWhatAnAgentMayGrant() {
        assertThat(YEAR.shoppers()
                        .flatMap(shopper -> shopper.remarks().stream())
                        .filter(remark -> remark.remedy().isPresent()))
                .isNotEmpty()
                .allMatch(remark -> remark.kind() == Kind.COMPLAINT)
                .allMatch(remark -> remark.remedy().orElseThrow().points() <= 10_000);
    }

    @Test
    void everyLineOfTheCsvIsWellFormed() throws Exception {
        List<String> lines = new PurchaseCsv(YEAR).lines().toList();

        assertThat(lines.getFirst()).isEqualTo(PurchaseCsv.HEADER);
        assertThat(lines.stream().skip(1))
                .allMatch(line -> line.matches("demo-20261121,D-\\d{5}-\\d{3},C\\d{5},"
                        + "2025-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+09:00,[1-9]\\d*,KRW,"
                        + "(store,[a-z]+|web,|app,),[A-Z]{3}-\\d\\d,[a-z]+,[1-3]"));
        assertThat(lines).hasSize((int) Totals.of(YEAR, RULE).purchases() + 1);
        try (var body = new PurchaseCsv(YEAR).open()) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(String.join("\n", lines) + "\n");
        }
    }

    @Test
    void theTotalsAreThoseOfTheCustomers() {
        Totals totals = Totals.of(YEAR, RULE);
        List<Shopper> shoppers = YEAR.shoppers().toList();
        IntStream nps = shoppers.stream()
                .flatMap(shopper -> shopper.answers().stream())
                .filter(answer -> answer.metric() == Metric.NPS)
                .mapToInt(Answer::score);
        int[] scores = nps.toArray();
        double expectedNps = 100.0
                * (Arrays.stream(scores).filter(score -> score >= 9).count()
                        - Arrays.stream(scores).filter(score -> score <= 6).count())
                / scores.length;

        assertThat(totals.revenue().value().longValueExact())
                .isEqualTo(shoppers.stream().mapToLong(Shopper::spentWon).sum());
        assertThat(totals.pointsEarned().value().longValueExact())
                .isEqualTo(shoppers.stream().mapToLong(Shopper::spentWon).sum() / 100);
        assertThat(totals.activeCustomers().n()).isEqualTo(1_000);
        assertThat(totals.nps().n()).isEqualTo(scores.length);
        assertThat(totals.nps().value().doubleValue()).isCloseTo(expectedNps, within(0.005));
        assertThat(totals.feedback().n()).isEqualTo(totals.remarks() + totals.answers());
    }

    private static double meanNps(boolean complained) {
        return YEAR.shoppers()
                .filter(shopper ->
                        complained == shopper.remarks().stream().anyMatch(remark -> remark.kind() == Kind.COMPLAINT))
                .flatMap(shopper -> shopper.answers().stream())
                .filter(answer -> answer.metric() == Metric.NPS)
                .mapToInt(Answer::score)
                .average()
                .orElseThrow();
    }

    private static void assertUnique(Stream<String> names) {
        List<String> all = names.toList();
        Set<String> different = all.stream().collect(Collectors.toSet());
        assertThat(different).hasSameSizeAs(all);
    }
}
