package io.dangol.kit.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// When a service gives itself up, under `dangol.liveness`.
@ConfigMapping(prefix = "dangol.liveness")
public interface LivenessSettings {
    /// How long the pool may give no connection before a connection beside it is tried.
    @WithDefault("30s")
    Duration poolPatience();

    /// How long the connection beside the pool may take to open and to answer.
    @WithDefault("5s")
    Duration besideTimeout();
}
