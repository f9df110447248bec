package io.dangol.gateway.problem;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// How patient a refusal is.
@ConfigMapping(prefix = "dangol.gateway.refusal")
public interface RefusalLimits {
    /// How long the rest of a refused body is read and thrown away before the connection is closed.
    Duration linger();
}
