package io.dangol.analytics.fact;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/// The moment up to which the figures are complete: every event that the broker took before it is counted.
public interface Completeness {
    /// Looked up at most once a second. Ask before reading a figure, so that it holds for the figure.
    ///
    /// @return empty while it was never known
    Uni<Optional<Instant>> completeTo();
}
