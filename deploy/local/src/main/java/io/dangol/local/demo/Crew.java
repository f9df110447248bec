package io.dangol.local.demo;

import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Does the same with many things, a bounded number of them at once. Things are taken only when there is a hand free.
///
/// @param hands how many at once, 1 or more
record Crew(int hands) {
    /// Returns when all is done.
    ///
    /// @throws RuntimeException the first one that `work` threw; the things that nobody has begun are left
    <T> void each(Stream<T> things, Consumer<T> work) {
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        Iterator<T> iterator = things.iterator();
        // Closing waits until all hands have put down what they had.
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int hand = 0; hand < hands; hand++) {
                executor.execute(() -> work(iterator, work, failure));
            }
        }
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    private static <T> void work(
            Iterator<T> things, Consumer<T> work, AtomicReference<@Nullable RuntimeException> failure) {
        try {
            Optional<T> thing = next(things);
            while (thing.isPresent() && failure.get() == null) {
                work.accept(thing.get());
                thing = next(things);
            }
        } catch (RuntimeException first) {
            failure.compareAndSet(null, first);
        }
    }

    private static <T> Optional<T> next(Iterator<T> things) {
        synchronized (things) {
            return things.hasNext() ? Optional.of(things.next()) : Optional.empty();
        }
    }
}
