package io.dangol.gateway.proxy;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// The limits of the way to a service and back.
@ConfigMapping(prefix = "dangol.gateway.proxy")
public interface ProxyLimits {
    /// The largest body of an ordinary request.
    MemorySize maxBody();

    /// The largest body of an import.
    MemorySize maxImportBody();

    /// How long opening a connection to a service may take.
    Duration connectTimeout();

    /// How long a request may wait for a free connection of the pool.
    Duration poolWait();

    /// Connections to one service.
    int maxConnections();

    /// Requests to one service that may wait for a connection; more are refused at once.
    int maxWaiting();

    /// How long an unused connection to a service is kept.
    Duration keepAlive();

    /// How long a connection in use may be silent in both directions.
    Duration idleTimeout();

    /// From the arrival of an ordinary request to the first byte of its answer; for an import, from the last progress
    /// of its body.
    Duration headTimeout();

    /// How long a service that refuses connections is tried again, in all.
    Duration retryFor();

    /// The pause between two such tries.
    Duration retryPause();

    /// Requests that may be waiting for another try at the same time; more are refused at once.
    int maxRetrying();

    /// Time-outs of one service in a row, with no answer between them, after which its requests fail fast.
    int circuitTimeouts();

    /// How long they fail fast before one request tries again.
    Duration circuitOpenFor();

    /// What the answers 503 and 504 tell clients to wait.
    Duration retryAfter();
}
