package io.dangol.feedback.survey.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.feedback.voice.Metric;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScoresTest {
    @Test
    void theMarginOfANetPromoterScoreIsTheUsualOne() {
        // p = 0.5, d = 0.2: variance 0.7 - 0.09 = 0.61, margin 1.96 * sqrt(0.61 / 100) = 15.308 points.
        Scores scores = new Scores(Metric.NPS, Map.of(9, 30L, 10, 20L, 7, 20L, 8, 10L, 0, 10L, 6, 10L));

        Figure nps = scores.score().orElseThrow();
        assertThat(nps.value()).isEqualTo(30);
        assertThat(nps.unit()).isEqualTo("points");
        assertThat(nps.interval()).isEqualTo(new IntervalView(14.69, 45.31));
        assertThat(scores.agreement()).isNull();
    }

    @Test
    void satisfactionIsTheShareOfFoursAndFives() {
        Figure csat = new Scores(Metric.CSAT, Map.of(5, 60L, 4, 21L, 3, 100L, 1, 82L))
                .score()
                .orElseThrow();
        assertThat(csat.value()).isEqualTo(30.8);
        assertThat(csat.interval()).isEqualTo(new IntervalView(25.53, 36.62));
    }

    @Test
    void effortIsTheMeanWithTheShareThatAgrees() {
        Scores scores = new Scores(Metric.CES, Map.of(1, 1L, 2, 1L, 3, 2L, 4, 2L, 5, 2L, 6, 1L, 7, 1L));

        Figure mean = scores.score().orElseThrow();
        assertThat(mean.value()).isEqualTo(4);
        assertThat(mean.unit()).isEqualTo("mean");
        assertThat(mean.interval()).isEqualTo(new IntervalView(2.69, 5.31));
        assertThat(scores.agreement()).isNotNull();
        assertThat(scores.agreement().value()).isEqualTo(40);
    }

    @Test
    void whereFewOrEqualAnswersDefineNoIntervalThereIsNone() {
        assertThat(new Scores(Metric.NPS, Map.of()).score()).isEmpty();
        assertThat(new Scores(Metric.CES, Map.of()).agreement()).isNull();
        assertThat(interval(Metric.NPS, Map.of(9, 1L))).isNull();
        assertThat(interval(Metric.NPS, Map.of(9, 50L))).isNull();
        assertThat(interval(Metric.NPS, Map.of(7, 50L))).isNull();
        assertThat(interval(Metric.CES, Map.of(4, 1L))).isNull();
        assertThat(interval(Metric.CES, Map.of(4, 9L))).isNull();
        assertThat(interval(Metric.CSAT, Map.of(4, 1L))).isEqualTo(new IntervalView(20.65, 100));
    }

    @Property(tries = 500)
    void anIntervalHoldsItsFigureAndStaysWithinWhatIsPossible(
            @ForAll @Size(value = 11) List<@IntRange(min = 0, max = 500) Integer> counts) {
        for (Metric metric : Metric.values()) {
            Map<Integer, Long> given = IntStream.rangeClosed(
                            metric.scale().min(), metric.scale().max())
                    .boxed()
                    .filter(score -> counts.get(score) > 0)
                    .collect(Collectors.toMap(score -> score, score -> (long) counts.get(score)));
            new Scores(metric, given).score().ifPresent(figure -> {
                IntervalView bounds = figure.interval();
                if (bounds != null) {
                    assertThat(bounds.low()).isLessThanOrEqualTo(figure.value());
                    assertThat(bounds.high()).isGreaterThanOrEqualTo(figure.value());
                    assertThat(bounds.low()).isGreaterThanOrEqualTo(lowest(metric));
                    assertThat(bounds.high()).isLessThanOrEqualTo(highest(metric));
                }
            });
        }
    }

    private static double lowest(Metric metric) {
        return switch (metric) {
            case NPS -> -100;
            case CSAT -> 0;
            case CES -> 1;
        };
    }

    private static double highest(Metric metric) {
        return switch (metric) {
            case NPS, CSAT -> 100;
            case CES -> 7;
        };
    }

    private static @Nullable IntervalView interval(Metric metric, Map<Integer, Long> counts) {
        return new Scores(metric, counts).score().orElseThrow().interval();
    }
}
