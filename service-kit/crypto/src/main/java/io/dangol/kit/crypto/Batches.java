package io.dangol.kit.crypto;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Many items in batches of a bounded size, one batch after the other.
public final class Batches {
    private Batches() {}

    /// @param most how many items a batch has at most
    /// @param send gives the results of a batch
    /// @return the results in the items' order
    public static <K, R> Uni<List<R>> each(List<K> items, int most, Function<List<K>, Uni<List<R>>> send) {
        Uni<List<R>> all = Uni.createFrom().item(() -> new ArrayList<>(items.size()));
        for (int first = 0; first < items.size(); first += most) {
            List<K> batch = items.subList(first, Math.min(first + most, items.size()));
            all = all.flatMap(sum -> send.apply(batch).map(results -> {
                sum.addAll(results);
                return sum;
            }));
        }
        return all;
    }
}
