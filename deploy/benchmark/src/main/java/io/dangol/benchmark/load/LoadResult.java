package io.dangol.benchmark.load;

import java.util.Map;
import java.util.SortedMap;

/// What came of a load.
///
/// @param answers how many answers there were of each status, from the first request to the last answer
/// @param created answers 201 among them
/// @param unanswered requests whose connection ended, or that had no answer in time
/// @param givenUp requests that never found a free connection
/// @param withoutRetryAfter answers 503 that did not say when to come back
/// @param perSecond answers 201 a second while it was measured
/// @param latency of the requests that were due while it was measured
public record LoadResult(
        SortedMap<Integer, Long> answers,
        long created,
        long unanswered,
        long givenUp,
        long withoutRetryAfter,
        double perSecond,
        Latency latency) {
    /// How long answers 201 took.
    ///
    /// @param count how many there were
    public record Latency(
            long count, double p50Millis, double p90Millis, double p99Millis, double p999Millis, double maxMillis) {}

    /// Whether every request was answered with 201.
    public boolean isClean() {
        return unanswered == 0 && givenUp == 0 && created == answered();
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
