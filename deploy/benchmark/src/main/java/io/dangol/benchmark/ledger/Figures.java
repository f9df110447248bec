package io.dangol.benchmark.ledger;

import io.dangol.benchmark.load.LoadResult.Latency;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What was measured, in postings a second, and what it comes to.
final class Figures {
    /// The parts, of which the best run counts.
    enum Part {
        A("(a)", "pgbench, one statement a posting"),
        B("(b)", "pgbench, one statement for 500 postings"),
        C("(c)", "POST /v1/transactions"),
        D("(d)", "POST /v1/transactions:batch"),
        E("(e)", "as (c), while the programme's account is read");

        private final String mark;
        private final String title;

        Part(String mark, String title) {
            this.mark = mark;
            this.title = title;
        }

        String label() {
            return mark + " " + title;
        }
    }

    /// One run.
    ///
    /// @param connections how many there were
    /// @param perSecond postings
    /// @param note what else is worth knowing
    record Run(Part part, int connections, double perSecond, String note) {}

    private static final int PART_COLUMNS = 52;

    private final List<Run> runs = new ArrayList<>();
    private final Map<Part, Run> best = new EnumMap<>(Part.class);
    private @Nullable Latency halfPeak;
    private String lastWatched = "";
    private double othersMost;

    void add(Run run) {
        runs.add(run);
        best.merge(run.part(), run, (one, other) -> one.perSecond() >= other.perSecond() ? one : other);
    }

    void halfPeak(Latency latency) {
        halfPeak = latency;
    }

    /// How long answers took at half the peak of (c); empty unless it was measured.
    Optional<Latency> halfPeak() {
        return Optional.ofNullable(halfPeak);
    }

    /// Notes who kept the processors busy in a load.
    void watched(CpuWatch watch) {
        lastWatched = watch.describe();
        othersMost = Math.max(othersMost, watch.others());
    }

    /// Who kept the processors busy in the last load, in words.
    String lastWatched() {
        return lastWatched;
    }

    /// How many processors programs that have nothing to do with it kept busy at most.
    double othersMost() {
        return othersMost;
    }

    /// The best run of a part.
    Run best(Part part) {
        Run run = best.get(part);
        if (run == null) {
            throw new IllegalStateException("nothing was measured of " + part.label());
        }
        return run;
    }

    /// Empty unless both were measured.
    OptionalDouble ratio(Part one, Part other) {
        return best.containsKey(one) && best.containsKey(other) && best(other).perSecond() > 0
                ? OptionalDouble.of(best(one).perSecond() / best(other).perSecond())
                : OptionalDouble.empty();
    }

    /// The runs, one below the other.
    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add(row("", "connections", "postings/s", ""));
        for (Run run : runs) {
            boolean counts = run.equals(best.get(run.part()));
            lines.add(row(
                    run.part().label(),
                    Integer.toString(run.connections()),
                    Output.count(run.perSecond()) + (counts ? " *" : "  "),
                    run.note()));
        }
        lines.add("* the best run of the part, which counts");
        return lines;
    }

    static String row(String part, String connections, String perSecond, String note) {
        return String.format(Locale.ROOT, "%-" + PART_COLUMNS + "s %11s %14s   %s", part, connections, perSecond, note)
                .stripTrailing();
    }

    /// The last line: one JSON object, with null for what was not measured.
    String json() {
        return "{\"cOverA\":%s,\"dOverB\":%s,\"eOverC\":%s,\"p99MillisAtHalfPeak\":%s}"
                .formatted(
                        json(ratio(Part.C, Part.A)),
                        json(ratio(Part.D, Part.B)),
                        json(ratio(Part.E, Part.C)),
                        json(halfPeak == null ? OptionalDouble.empty() : OptionalDouble.of(halfPeak.p99Millis())));
    }

    private static String json(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : "null";
    }
}
