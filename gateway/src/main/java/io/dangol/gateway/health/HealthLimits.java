package io.dangol.gateway.health;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// How the services are asked whether they are ready.
@ConfigMapping(prefix = "dangol.gateway.health")
public interface HealthLimits {
    /// How long one service may take to say so.
    Duration timeout();

    /// How long an answer is good for, however many ask.
    Duration cacheFor();
}
