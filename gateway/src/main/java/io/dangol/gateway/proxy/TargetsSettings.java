package io.dangol.gateway.proxy;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where addresses come from that change while the gateway runs.
@ConfigMapping(prefix = "dangol.gateway.targets")
public interface TargetsSettings {
    /// A [TargetsFile]; its addresses replace those of [Upstreams].
    Optional<Path> file();

    /// How often the file is read again.
    Duration reloadEvery();
}
