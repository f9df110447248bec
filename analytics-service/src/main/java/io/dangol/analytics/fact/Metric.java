package io.dangol.analytics.fact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A question that is answered with a score, and its scale; more is better on each.
public enum Metric {
    /// How likely one is to recommend.
    NPS(0, 10),
    /// How satisfied one is.
    CSAT(1, 5),
    /// How far one agrees that it was easy.
    CES(1, 7);

    private final int lowest;
    private final int highest;

    Metric(int lowest, int highest) {
        this.lowest = lowest;
        this.highest = highest;
    }

    /// The lowest score of the scale.
    public int lowest() {
        return lowest;
    }

    /// The highest score of the scale.
    public int highest() {
        return highest;
    }

    /// Its name in events and in the database.
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Metric> of(String name) {
        return Arrays.stream(values())
                .filter(metric -> metric.column().equals(name))
                .findFirst();
    }
}
