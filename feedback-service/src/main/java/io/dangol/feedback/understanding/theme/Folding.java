package io.dangol.feedback.understanding.theme;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes one theme of terms that stand in the same feedback: of `배송`, `지연` and `배송 지연`, where none is said without the
/// others, the longest stays; and of rising terms that are said along with one that rises more surely, only that one.
final class Folding {
    /// The share of all feedback with either that has both, for the two to be the same.
    private static final double SAME = 0.8;
    /// The share of those who say the one that says the other too, for the one to go along with the
    /// other.
    private static final double ALONG = 0.8;

    private static final int RELATED_MOST = 10;
    private static final Comparator<Theme> LONGEST = Comparator.comparingInt((Theme theme) -> -theme.words())
            .thenComparingInt(theme -> -theme.finding().tally().speakers())
            .thenComparing(Theme::label);
    private static final Comparator<Theme> SUREST = Comparator.comparingDouble(
                    (Theme theme) -> theme.finding().pValue())
            .thenComparing(LONGEST);

    private final KeyTable keys = new KeyTable();
    private final List<BitSet> feedback = new ArrayList<>();

    private Folding(List<Theme> themes, List<Reading> readings) {
        for (Theme theme : themes) {
            keys.add(theme.finding().key());
            feedback.add(new BitSet());
        }
        for (int index = 0; index < readings.size(); index++) {
            for (long key : readings.get(index).themes()) {
                int number = keys.find(key);
                if (number >= 0) {
                    feedback.get(number).set(index);
                }
            }
        }
    }

    /// @param themes different ones, in any order
    /// @param readings what they were found in
    static List<Theme> fold(List<Theme> themes, List<Reading> readings) {
        Folding folding = new Folding(themes, readings);
        List<Theme> distinct = folding.fold(themes, LONGEST, folding::areSame);
        return folding.fold(distinct, SUREST, folding::goesAlong);
    }

    private interface Rule {
        boolean folds(Theme one, Theme into);
    }

    private List<Theme> fold(List<Theme> themes, Comparator<Theme> order, Rule rule) {
        List<Theme> kept = new ArrayList<>();
        Map<Theme, List<String>> related = new HashMap<>();
        for (Theme one : themes.stream().sorted(order).toList()) {
            kept.stream()
                    .filter(into -> into.finding().trend() == one.finding().trend() && rule.folds(one, into))
                    .findFirst()
                    .ifPresentOrElse(
                            into -> related.computeIfAbsent(into, theme -> new ArrayList<>(theme.related()))
                                    .add(one.label()),
                            () -> kept.add(one));
        }
        return kept.stream()
                .map(theme -> new Theme(
                        theme.finding(),
                        theme.label(),
                        theme.words(),
                        related.getOrDefault(theme, theme.related()).stream()
                                .distinct()
                                .filter(label -> !label.equals(theme.label()))
                                .limit(RELATED_MOST)
                                .toList()))
                .toList();
    }

    private boolean areSame(Theme one, Theme into) {
        int ofOne = in(one).cardinality();
        int ofInto = in(into).cardinality();
        if (Math.min(ofOne, ofInto) < SAME * Math.max(ofOne, ofInto)) {
            return false;
        }
        int both = both(one, into);
        return both >= SAME * (ofOne + ofInto - both);
    }

    private boolean goesAlong(Theme one, Theme into) {
        return one.finding().trend() != Trend.STEADY && both(one, into) >= ALONG * in(one).cardinality();
    }

    private int both(Theme one, Theme other) {
        BitSet both = (BitSet) in(one).clone();
        both.and(in(other));
        return both.cardinality();
    }

    private BitSet in(Theme theme) {
        return feedback.get(keys.find(theme.finding().key()));
    }
}
