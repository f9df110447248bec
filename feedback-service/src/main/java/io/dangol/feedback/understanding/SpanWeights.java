package io.dangol.feedback.understanding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the features of the same part of a text add up to. A small table with open addressing: it is filled for every
/// judgement, and a map of objects would cost more than the judgement itself.
final class SpanWeights {
    private final int mask;
    private final int[] spans;
    private final double[] weights;

    SpanWeights(int most) {
        int size = Integer.highestOneBit(Math.max(1, most)) << 2;
        this.mask = size - 1;
        this.spans = new int[size];
        this.weights = new double[size];
    }

    /// @param span never zero: no part ends at zero
    void add(int span, double weight) {
        int place = (span * 0x9e3779b9) >>> 8 & mask;
        while (spans[place] != 0 && spans[place] != span) {
            place = place + 1 & mask;
        }
        spans[place] = span;
        weights[place] += weight;
    }

    /// The strongest parts that do not overlap, the earlier first where two are as strong.
    List<Evidence> strongest(NormalText text, int most) {
        List<Evidence> found = new ArrayList<>(most);
        boolean[] taken = new boolean[text.length()];
        while (found.size() < most) {
            int best = -1;
            for (int place = 0; place <= mask; place++) {
                if (weights[place] > 0 && (best < 0 || isStronger(place, best)) && isFree(taken, spans[place])) {
                    best = place;
                }
            }
            if (best < 0) {
                break;
            }
            int from = spans[best] >>> 16;
            int to = spans[best] & 0xffff;
            Arrays.fill(taken, from, to, true);
            found.add(new Evidence(text.part(from, to).strip(), weights[best]));
        }
        return List.copyOf(found);
    }

    private boolean isStronger(int place, int best) {
        return weights[place] > weights[best] || (weights[place] == weights[best] && spans[place] < spans[best]);
    }

    private static boolean isFree(boolean[] taken, int span) {
        for (int i = span >>> 16; i < (span & 0xffff); i++) {
            if (taken[i]) {
                return false;
            }
        }
        return true;
    }
}
