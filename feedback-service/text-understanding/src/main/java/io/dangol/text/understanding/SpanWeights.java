package io.dangol.text.understanding;

import java.util.ArrayList;
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
        int[] places = new int[mask + 1];
        int count = 0;
        for (int place = 0; place <= mask; place++) {
            if (weights[place] > 0) {
                places[count++] = place;
            }
        }
        List<Evidence> found = new ArrayList<>(most);
        while (found.size() < most && count > 0) {
            int best = places[0];
            for (int index = 1; index < count; index++) {
                best = isStronger(places[index], best) ? places[index] : best;
            }
            int from = spans[best] >>> 16;
            int to = spans[best] & 0xffff;
            found.add(new Evidence(text.part(from, to).strip(), weights[best]));
            count = keepApart(places, count, from, to);
        }
        return List.copyOf(found);
    }

    /// Keeps, of some places, those whose parts do not overlap this one.
    ///
    /// @return how many those are
    private int keepApart(int[] places, int count, int from, int to) {
        int kept = 0;
        for (int index = 0; index < count; index++) {
            int span = spans[places[index]];
            if ((span & 0xffff) <= from || span >>> 16 >= to) {
                places[kept++] = places[index];
            }
        }
        return kept;
    }

    private boolean isStronger(int place, int best) {
        return weights[place] > weights[best] || (weights[place] == weights[best] && spans[place] < spans[best]);
    }
}
