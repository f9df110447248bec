package io.dangol.feedback.survey.result;

import io.dangol.feedback.voice.Metric;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// How often each score was given to a question, and what that makes by its metric.
///
/// @param metric what was asked
/// @param counts how often each score was given
record Scores(Metric metric, Map<Integer, Long> counts) {
    private static final int PROMOTERS_FROM = 9;
    private static final int DETRACTORS_TO = 6;
    private static final int SATISFIED_FROM = 4;
    private static final int AGREES_FROM = 5;

    long n() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// NPS: promoters (9, 10) less detractors (0 to 6); CSAT: the share of 4 and 5; CES: the mean. Empty
    /// without an answer.
    Optional<Figure> score() {
        long n = n();
        if (n == 0) {
            return Optional.empty();
        }
        return switch (metric) {
            case NPS ->
                Optional.of(Figure.difference(
                        count(score -> score >= PROMOTERS_FROM), count(score -> score <= DETRACTORS_TO), n));
            case CSAT -> Figure.share(count(score -> score >= SATISFIED_FROM), n);
            case CES ->
                Optional.of(Figure.mean(
                        n, sum(1), sum(2), metric.scale().min(), metric.scale().max()));
        };
    }

    /// CES: the share of 5 to 7; null for others, and without an answer.
    @Nullable Figure agreement() {
        return switch (metric) {
            case NPS, CSAT -> null;
            case CES -> Figure.share(count(score -> score >= AGREES_FROM), n()).orElse(null);
        };
    }

    private long count(IntPredicate among) {
        return counts.entrySet().stream()
                .filter(entry -> among.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private long sum(int power) {
        return counts.entrySet().stream()
                .mapToLong(entry -> entry.getValue() * (power == 1 ? entry.getKey() : entry.getKey() * entry.getKey()))
                .sum();
    }
}
