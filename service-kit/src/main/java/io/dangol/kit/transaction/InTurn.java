package io.dangol.kit.transaction;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/// Work on several things, one after the other: a connection does one thing at a time. The first failure ends it.
public final class InTurn {
    private InTurn() {}

    /// @return what came of each, in their order
    public static <T, R> Uni<List<R>> map(List<T> items, Function<? super T, Uni<? extends R>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .<R>transformToUniAndConcatenate(work)
                .collect()
                .asList();
    }

    /// @return done when all of it is
    public static <T> Uni<Void> forEach(List<T> items, Function<? super T, Uni<?>> work) {
        return map(items, work).replaceWithVoid();
    }
}
