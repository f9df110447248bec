package io.dangol.kit.lane;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How commands queue; a service maps it to keys of its own.
public interface LaneSettings {
    /// How many batches are under way at once in this replica, at most.
    @WithDefault("2")
    int lanes();

    /// The most commands of a batch.
    @WithDefault("500")
    int batchMost();

    /// Up to how many waiting commands all lanes go together, with one batch under way at a time.
    @WithDefault("300")
    int togetherMost();

    /// The most commands that wait in a lane; one more is refused with 503.
    @WithDefault("2000")
    int queueMost();

    /// How long a batch may take before its callers are told that it is not known what became of it.
    @WithDefault("30s")
    Duration timeout();
}
