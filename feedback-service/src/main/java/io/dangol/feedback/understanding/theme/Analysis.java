package io.dangol.feedback.understanding.theme;

import io.dangol.text.terms.TermKeys;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/// Compares what was said in a window with what was said in another.
///
/// The unit is the customer: whoever repeats themselves counts once, in each window.
final class Analysis {
    /// A theme that fewer customers say is none, and could tell of one of them.
    static final int CUSTOMERS_LEAST = 5;

    private final List<Reading> readings;
    private final KeyTable common = new KeyTable();
    private final List<Long> keys = new ArrayList<>();
    private final List<Tally> tallies = new ArrayList<>();
    private final Map<Long, String> categories = new HashMap<>();
    private final Tally all = new Tally();
    private final Set<LocalDate> daysNow = new HashSet<>();
    private final Set<LocalDate> daysBefore = new HashSet<>();
    private final int feedbackBefore;

    private Analysis(List<Reading> readings) {
        this.readings = readings;
        this.feedbackBefore =
                (int) readings.stream().filter(reading -> !reading.now()).count();
    }

    /// @param unsorted readings of both windows
    static Analysis of(List<Reading> unsorted) {
        List<Reading> bySpeaker = new ArrayList<>(unsorted);
        bySpeaker.sort(Comparator.comparingLong(Reading::speaker)
                .thenComparing(Reading::day)
                .thenComparing(Reading::feedbackId));
        Analysis analysis = new Analysis(bySpeaker);
        analysis.count();
        return analysis;
    }

    private void count() {
        findCommon();
        int speaker = 0;
        for (int index = 0; index < readings.size(); index++) {
            Reading reading = readings.get(index);
            if (index > 0 && readings.get(index - 1).speaker() != reading.speaker()) {
                speaker++;
            }
            all.see(reading, speaker);
            (reading.now() ? daysNow : daysBefore).add(reading.day());
            for (long theme : reading.themes()) {
                int number = common.find(theme);
                if (number >= 0) {
                    tallies.get(number).see(reading, speaker);
                }
            }
        }
    }

    /// Most terms come once; a look at how often each comes saves the rest of the work for them.
    private void findCommon() {
        KeyTable table = new KeyTable();
        int[] counts = new int[1 << 12];
        for (Reading reading : readings) {
            for (long theme : reading.themes()) {
                int number = table.add(theme);
                counts = number < counts.length ? counts : Arrays.copyOf(counts, 2 * counts.length);
                if (++counts[number] == CUSTOMERS_LEAST) {
                    common.add(theme);
                    keys.add(theme);
                    tallies.add(new Tally());
                }
            }
        }
        TermKeys names = new TermKeys();
        readings.stream()
                .map(Reading::category)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(category -> categories.put(names.category(category), category));
    }

    /// All feedback of the windows.
    Tally all() {
        return all;
    }

    int feedbackBefore() {
        return feedbackBefore;
    }

    List<Reading> readings() {
        return readings;
    }

    /// Every theme that enough customers say, tested. Whether a theme is tested does not depend on which
    /// window it is in.
    List<Finding> findings() {
        int[] tested = IntStream.range(0, keys.size())
                .filter(number -> tallies.get(number).speakers() >= CUSTOMERS_LEAST)
                .toArray();
        Pair days = new Pair(daysNow.size(), daysBefore.size());
        double[] pValues = Arrays.stream(tested)
                .mapToDouble(number -> Significance.ofChange(
                        tallies.get(number).said(),
                        all.said(),
                        tallies.get(number).occasions(),
                        days))
                .toArray();
        double[] qValues = QValues.of(pValues);
        return IntStream.range(0, tested.length)
                .mapToObj(index -> finding(tested[index], pValues[index], qValues[index]))
                .toList();
    }

    private Finding finding(int number, double pValue, double qValue) {
        Tally tally = tallies.get(number);
        Pair of = all.said();
        Ratio ratio = of.now() == 0 || of.before() == 0 ? null : Ratio.of(tally.said(), of);
        Trend trend = ratio == null ? Trend.STEADY : Trend.of(ratio.value(), qValue);
        return new Finding(keys.get(number), categories.get(keys.get(number)), tally, ratio, pValue, qValue, trend);
    }
}
