package io.dangol.analytics.fact.ingest;

import io.dangol.analytics.fact.FactKind;
import io.dangol.analytics.fact.ingest.Fact.CaseState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.UUID;

/// What a batch of facts adds to the sums, and what those that it takes out take off them.
///
/// The rows that are written from it are in the order of their keys: two transactions that touch the same rows take
/// their locks in the same order and cannot wait for each other in a circle.
/// @param takes whether any fact was taken out, so that there may be less of something
record Rollups(
        Map<SumKey, Sum> sums,
        Map<ScoreKey, Long> scores,
        Map<ActivityKey, Long> purchases,
        Map<UUID, CaseState> cases,
        boolean takes) {

    record SumKey(FactKind kind, LocalDate day, String channel, String facet) implements Comparable<SumKey> {
        private static final Comparator<SumKey> ORDER = Comparator.comparing(SumKey::kind)
                .thenComparing(SumKey::day)
                .thenComparing(SumKey::channel)
                .thenComparing(SumKey::facet);

        @Override
        public int compareTo(SumKey other) {
            return ORDER.compare(this, other);
        }
    }

    /// @param sumSquares of the values; with `n` and `sum` it gives their variance, exactly
    record Sum(long n, BigDecimal sum, BigDecimal sumSquares) {
        static Sum of(BigDecimal value) {
            return new Sum(1, value, value.multiply(value));
        }

        Sum negated() {
            return new Sum(-n, sum.negate(), sumSquares.negate());
        }

        boolean isNothing() {
            return n == 0 && sum.signum() == 0 && sumSquares.signum() == 0;
        }

        Sum plus(Sum other) {
            return new Sum(n + other.n, sum.add(other.sum), sumSquares.add(other.sumSquares));
        }
    }

    record ScoreKey(String metric, LocalDate day, String channel, int score) implements Comparable<ScoreKey> {
        private static final Comparator<ScoreKey> ORDER = Comparator.comparing(ScoreKey::metric)
                .thenComparing(ScoreKey::day)
                .thenComparing(ScoreKey::channel)
                .thenComparingInt(ScoreKey::score);

        @Override
        public int compareTo(ScoreKey other) {
            return ORDER.compare(this, other);
        }
    }

    record ActivityKey(LocalDate day, String channel, String currency, CustomerId customerId)
            implements Comparable<ActivityKey> {
        private static final Comparator<ActivityKey> ORDER = Comparator.comparing(ActivityKey::day)
                .thenComparing(ActivityKey::channel)
                .thenComparing(ActivityKey::currency)
                .thenComparing(ActivityKey::customerId);

        @Override
        public int compareTo(ActivityKey other) {
            return ORDER.compare(this, other);
        }
    }

    /// Adds up; the result is the same in whatever order the facts come.
    static Rollups of(List<Fact> facts) {
        return of(facts, List.of());
    }

    /// Adds up, and takes off; what comes to nothing is left out.
    ///
    /// @param taken purchases that are no facts any more
    static Rollups of(List<Fact> facts, List<Fact> taken) {
        Rollups rollups =
                new Rollups(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), !taken.isEmpty());
        facts.forEach(rollups::add);
        taken.forEach(rollups::take);
        if (rollups.takes) {
            rollups.sums.values().removeIf(Sum::isNothing);
            rollups.purchases.values().removeIf(number -> number == 0);
        }
        return rollups;
    }

    /// The entries of one of the maps as rows, in the order of their keys.
    static <K extends Comparable<K>, V> List<Entry<K, V>> rows(Map<K, V> map) {
        return map.entrySet().stream().sorted(Entry.comparingByKey()).toList();
    }

    private void add(Fact fact) {
        sums.merge(sumKey(fact), Sum.of(fact.value()), Sum::plus);
        if (fact.kind() == FactKind.RESPONSE) {
            ScoreKey key = new ScoreKey(
                    fact.facet(), fact.day(), fact.channel(), fact.value().intValueExact());
            scores.merge(key, 1L, Long::sum);
        }
        if (fact.kind() == FactKind.PURCHASE) {
            count(fact, 1);
        }
        if (fact.caseState() != null) {
            cases.merge(fact.caseState().caseId(), fact.caseState(), Rollups::together);
        }
    }

    private void take(Fact purchase) {
        sums.merge(sumKey(purchase), Sum.of(purchase.value()).negated(), Sum::plus);
        count(purchase, -1);
    }

    /// Of a sale of which nobody is known, nobody was active.
    private void count(Fact purchase, long number) {
        CustomerId customerId = purchase.customerId();
        if (customerId != null) {
            purchases.merge(
                    new ActivityKey(purchase.day(), purchase.channel(), purchase.facet(), customerId),
                    number,
                    Long::sum);
        }
    }

    private static SumKey sumKey(Fact fact) {
        return new SumKey(fact.kind(), fact.day(), fact.channel(), fact.facet());
    }

    private static CaseState together(CaseState one, CaseState other) {
        return new CaseState(
                one.caseId(),
                one.openedDay().isBefore(other.openedDay()) ? one.openedDay() : other.openedDay(),
                one.channel() == null ? other.channel() : one.channel(),
                one.resolved() || other.resolved());
    }
}
