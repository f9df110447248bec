package io.dangol.feedback.base.alarm;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/// Something that happens by itself when its moment has come; every replica may try at once.
public interface DueWork {
    /// When the next of it is due; empty while none is. One look at an index.
    Uni<Optional<Instant>> earliest();

    /// Does a bounded part of what is due.
    ///
    /// @return how much was done; 0 where nothing is due, or others are at it
    Uni<Integer> run(Instant now);
}
