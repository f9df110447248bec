package io.dangol.local.demo;

import io.dangol.local.demo.Answer.Metric;
import io.dangol.local.demo.Remark.Kind;
import io.dangol.local.demo.Remark.Remedy;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What was generated, added up: what the key figures must say.
final class Totals {
    private static final int PROMOTER = 9;
    private static final int DETRACTOR = 6;
    private static final int SATISFIED = 4;
    private static final int DIGITS = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final EarningRule rule;
    private long customers;
    private long profiles;
    private long repeaters;
    private long purchases;
    private long revenueWon;
    private long earned;
    private long earnings;
    private long remarks;
    private long complaints;
    private long remedies;
    private long compensated;
    private long compensations;
    private long answers;
    private long promoters;
    private long detractors;
    private long npsAnswers;
    private long satisfied;
    private long csatAnswers;
    private long cesSum;
    private long cesAnswers;

    private Totals(EarningRule rule) {
        this.rule = rule;
    }

    static Totals of(ShopYear year, EarningRule rule) {
        Totals totals = new Totals(rule);
        year.shoppers().forEach(totals::add);
        return totals;
    }

    private void add(Shopper shopper) {
        customers++;
        profiles += shopper.profile().isPresent() ? 1 : 0;
        repeaters += shopper.orders().size() > 1 ? 1 : 0;
        shopper.orders().forEach(this::add);
        shopper.remarks().forEach(this::add);
        shopper.answers().forEach(answer -> {
            answers++;
            add(answer.metric(), answer.score());
        });
    }

    private void add(Order order) {
        purchases++;
        revenueWon += order.totalWon();
        long points = rule.pointsFor(order.totalWon());
        earned += points;
        earnings += points > 0 ? 1 : 0;
    }

    private void add(Remark remark) {
        remarks++;
        complaints += remark.kind() == Kind.COMPLAINT ? 1 : 0;
        remark.satisfaction().ifPresent(stars -> add(Metric.CSAT, stars));
        remark.remedy().ifPresent(this::add);
    }

    private void add(Remedy remedy) {
        remedies++;
        compensated += remedy.points();
        compensations += remedy.points() > 0 ? 1 : 0;
    }

    private void add(Metric metric, int score) {
        switch (metric) {
            case NPS -> {
                npsAnswers++;
                promoters += score >= PROMOTER ? 1 : 0;
                detractors += score <= DETRACTOR ? 1 : 0;
            }
            case CSAT -> {
                csatAnswers++;
                satisfied += score >= SATISFIED ? 1 : 0;
            }
            case CES -> {
                cesAnswers++;
                cesSum += score;
            }
        }
    }

    long customers() {
        return customers;
    }

    long profiles() {
        return profiles;
    }

    long purchases() {
        return purchases;
    }

    long remarks() {
        return remarks;
    }

    long answers() {
        return answers;
    }

    long remedies() {
        return remedies;
    }

    Expected purchaseCount() {
        return Expected.count(purchases);
    }

    Expected revenue() {
        return Expected.sum(revenueWon, purchases);
    }

    Expected activeCustomers() {
        return Expected.count(customers);
    }

    Expected averageOrder() {
        return Expected.ratio(quotient(BigDecimal.valueOf(revenueWon), purchases), purchases);
    }

    Expected repeatRate() {
        return percent(repeaters, customers);
    }

    Expected nps() {
        return percent(promoters - detractors, npsAnswers);
    }

    Expected csat() {
        return percent(satisfied, csatAnswers);
    }

    Expected ces() {
        return Expected.ratio(quotient(BigDecimal.valueOf(cesSum), cesAnswers), cesAnswers);
    }

    Expected feedback() {
        return Expected.count(remarks + answers);
    }

    Expected complaints() {
        return Expected.count(complaints);
    }

    Expected pointsEarned() {
        return Expected.sum(earned, earnings);
    }

    Expected pointsOfCompensations() {
        return Expected.sum(compensated, compensations);
    }

    private static Expected percent(long part, long whole) {
        return Expected.ratio(quotient(HUNDRED.multiply(BigDecimal.valueOf(part)), whole), whole);
    }

    private static BigDecimal quotient(BigDecimal dividend, long divisor) {
        return divisor == 0
                ? BigDecimal.ZERO
                : dividend.divide(BigDecimal.valueOf(divisor), DIGITS, RoundingMode.HALF_UP);
    }
}
