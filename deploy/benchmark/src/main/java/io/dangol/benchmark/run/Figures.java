package io.dangol.benchmark.run;

import io.dangol.benchmark.load.LoadResult.Latency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What was measured, in things done a second, and what it comes to.
///
/// @param <P> the parts of the benchmark
public final class Figures<P extends Part> {
    /// One run.
    ///
    /// @param connections how many there were
    /// @param perSecond things done
    /// @param note what else is worth knowing
    public record Run<P extends Part>(P part, int connections, double perSecond, String note) {}

    private static final int PART_COLUMNS = 52;

    private final String unit;
    private final List<Run<P>> runs = new ArrayList<>();
    private final Map<P, Run<P>> best = new HashMap<>();
    private @Nullable Latency halfPeak;
    private @Nullable Latency peerHalfPeak;
    private String lastWatched = "";
    private double othersMost;

    /// @param unit what is counted, such as `postings/s`
    public Figures(String unit) {
        this.unit = unit;
    }

    public void add(Run<P> run) {
        runs.add(run);
        best.merge(run.part(), run, (one, other) -> one.perSecond() >= other.perSecond() ? one : other);
    }

    /// Adds a run and tells of it, and of who kept the processors busy in it.
    public void add(Run<P> run, Output output) {
        add(run);
        output.done(row(run));
        output.line("    " + lastWatched);
    }

    public void halfPeak(Latency latency) {
        halfPeak = latency;
    }

    /// @param latency of the peer's transactions at half of its own peak
    public void peerHalfPeak(Latency latency) {
        peerHalfPeak = latency;
    }

    /// How long answers took at half the peak, and how long the peer's transactions at half of its own.
    public List<String> halfPeakLines(P part, P peer) {
        List<String> lines = new ArrayList<>();
        if (halfPeak != null) {
            lines.add("at half the peak of %s: %s".formatted(part.mark(), halfPeak.describe()));
        }
        if (peerHalfPeak != null) {
            lines.add("at half the peak of %s: %s".formatted(peer.mark(), peerHalfPeak.describe()));
        }
        return lines;
    }

    /// Notes who kept the processors busy in a load.
    public void watched(CpuWatch watch) {
        lastWatched = watch.describe();
        othersMost = Math.max(othersMost, watch.others());
    }

    /// Who kept the processors busy in the last load, in words.
    public String lastWatched() {
        return lastWatched;
    }

    /// How many processors programs that have nothing to do with it kept busy at most.
    double othersMost() {
        return othersMost;
    }

    /// The best run of a part.
    public Run<P> best(P part) {
        Run<P> run = best.get(part);
        if (run == null) {
            throw new IllegalStateException("nothing was measured of " + part.label());
        }
        return run;
    }

    /// Empty unless both were measured.
    public OptionalDouble ratio(P one, P other) {
        return best.containsKey(one) && best.containsKey(other)
                ? ratio(best(one), best(other))
                : OptionalDouble.empty();
    }

    /// The same, of the runs with so many connections.
    public OptionalDouble ratio(P one, P other, int connections) {
        Optional<Run<P>> above = run(one, connections);
        Optional<Run<P>> below = run(other, connections);
        return above.isPresent() && below.isPresent()
                ? ratio(above.orElseThrow(), below.orElseThrow())
                : OptionalDouble.empty();
    }

    private static <P extends Part> OptionalDouble ratio(Run<P> one, Run<P> other) {
        return other.perSecond() > 0 ? OptionalDouble.of(one.perSecond() / other.perSecond()) : OptionalDouble.empty();
    }

    private Optional<Run<P>> run(P part, int connections) {
        return runs.stream()
                .filter(run -> run.part().equals(part) && run.connections() == connections)
                .findFirst();
    }

    /// The runs, one below the other.
    public List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add(row("", "connections", unit, ""));
        for (Run<P> run : runs) {
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

    /// A run as a line by itself.
    public static String row(Run<?> run) {
        return row(run.part().label(), Integer.toString(run.connections()), Output.count(run.perSecond()), run.note());
    }

    private static String row(String part, String connections, String perSecond, String note) {
        return String.format(Locale.ROOT, "%-" + PART_COLUMNS + "s %11s %14s   %s", part, connections, perSecond, note)
                .stripTrailing();
    }

    /// A member of the JSON object of the last line: a number, or null for what was not measured.
    public static String json(String name, OptionalDouble value) {
        return "\"%s\":%s"
                .formatted(name, value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : "null");
    }

    /// The 99th percentile at half the peak, and its ratio to the peer's at half of its own, as such members.
    public String halfPeakJson() {
        OptionalDouble tail = tail(halfPeak);
        OptionalDouble peerTail = tail(peerHalfPeak);
        OptionalDouble ratio = tail.isPresent() && peerTail.isPresent() && peerTail.getAsDouble() > 0
                ? OptionalDouble.of(tail.getAsDouble() / peerTail.getAsDouble())
                : OptionalDouble.empty();
        return json("p99MillisAtHalfPeak", tail) + "," + json("tailOverA", ratio);
    }

    private static OptionalDouble tail(@Nullable Latency latency) {
        return latency == null ? OptionalDouble.empty() : OptionalDouble.of(latency.p99Millis());
    }
}
