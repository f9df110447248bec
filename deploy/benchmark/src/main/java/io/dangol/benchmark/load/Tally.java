package io.dangol.benchmark.load;

import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// Counts answers while a load runs.
final class Tally {
    private static final int STATUS_MOST = 1_000;
    private static final int UNAVAILABLE = 503;
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);
    private static final int PRECISION_DIGITS = 3;

    private final int acknowledging;
    private final long fromNanos;
    private final long toNanos;
    private final long[] byStatus = new long[STATUS_MOST];
    private final Histogram micros = new Histogram(LONGEST_MICROS, PRECISION_DIGITS);
    private long acknowledgedWhileMeasured;
    private long withoutRetryAfter;
    private long unanswered;
    private long givenUp;

    /// @param acknowledging the status that says that a request was done
    /// @param fromNanos when the measurement begins
    /// @param toNanos when it ends
    Tally(int acknowledging, long fromNanos, long toNanos) {
        this.acknowledging = acknowledging;
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
    }

    void answer(int status, boolean retryAfter, long dueNanos, long nowNanos) {
        byStatus[Math.clamp(status, 0, STATUS_MOST - 1)]++;
        if (status == acknowledging) {
            if (isMeasured(nowNanos)) {
                acknowledgedWhileMeasured++;
            }
            if (isMeasured(dueNanos)) {
                long tookMicros = TimeUnit.NANOSECONDS.toMicros(nowNanos - dueNanos);
                micros.recordValue(Math.clamp(tookMicros, 0, LONGEST_MICROS));
            }
        } else if (status == UNAVAILABLE && !retryAfter) {
            withoutRetryAfter++;
        }
    }

    void unanswered(long requests) {
        unanswered += requests;
    }

    void givenUp() {
        givenUp++;
    }

    long acknowledged() {
        return byStatus[acknowledging];
    }

    LoadResult result() {
        TreeMap<Integer, Long> answers = new TreeMap<>();
        for (int status = 0; status < STATUS_MOST; status++) {
            if (byStatus[status] > 0) {
                answers.put(status, byStatus[status]);
            }
        }
        return new LoadResult(
                answers,
                acknowledged(),
                unanswered,
                givenUp,
                withoutRetryAfter,
                acknowledgedWhileMeasured / ((toNanos - fromNanos) / (double) TimeUnit.SECONDS.toNanos(1)),
                LoadResult.Latency.of(micros));
    }

    private boolean isMeasured(long nanos) {
        return nanos - fromNanos >= 0 && nanos - toNanos < 0;
    }
}
