package io.dangol.benchmark.load;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.HdrHistogram.Histogram;

/// What came of a load.
///
/// @param answers how many answers there were of each status, from the first request to the last answer
/// @param acknowledged answers among them that say that it was done
/// @param unanswered requests whose connection ended, or that had no answer in time
/// @param givenUp requests that never found a free connection
/// @param withoutRetryAfter answers 503 that did not say when to come back
/// @param perSecond of these, how many a second while it was measured
/// @param latency of the requests that were due while it was measured
public record LoadResult(
        SortedMap<Integer, Long> answers,
        long acknowledged,
        long unanswered,
        long givenUp,
        long withoutRetryAfter,
        double perSecond,
        Latency latency) {
    /// How long the answers took that say that it was done.
    ///
    /// @param count how many there were
    public record Latency(
            long count, double p50Millis, double p90Millis, double p99Millis, double p999Millis, double maxMillis) {
        private static final double MICROS_OF_MILLI = 1_000;

        /// @param micros what each took, in microseconds; all is zero where there is nothing
        public static Latency of(Histogram micros) {
            return new Latency(
                    micros.getTotalCount(),
                    millis(micros, 50),
                    millis(micros, 90),
                    millis(micros, 99),
                    millis(micros, 99.9),
                    micros.getMaxValue() / MICROS_OF_MILLI);
        }

        private static double millis(Histogram micros, double percentile) {
            return micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(percentile) / MICROS_OF_MILLI;
        }

        /// In words.
        public String describe() {
            return String.format(
                    Locale.ROOT,
                    "p50 %.1f, p90 %.1f, p99 %.1f, p99.9 %.1f ms",
                    p50Millis,
                    p90Millis,
                    p99Millis,
                    p999Millis);
        }
    }

    /// Whether every request was done and acknowledged.
    public boolean isClean() {
        return unanswered == 0 && givenUp == 0 && acknowledged == answered();
    }

    /// All answers, whatever they were.
    public long answered() {
        return answers.values().stream().mapToLong(Long::longValue).sum();
    }

    /// The answers in words, such as `201: 52,310, 503: 12`.
    public String describeAnswers() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Integer, Long> each : answers.entrySet()) {
            text.append(text.isEmpty() ? "" : ", ").append("%d: %,d".formatted(each.getKey(), each.getValue()));
        }
        return text.isEmpty() ? "none" : text.toString();
    }
}
