package io.dangol.kit.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What an operator may set of the relay, under `dangol.outbox`.
@ConfigMapping(prefix = "dangol.outbox")
public interface RelaySettings {
    /// The service's topic, `<service>.events`.
    String topic();

    /// The CloudEvents source, `/<service>-service`.
    String source();

    /// Whether this process may publish.
    @WithDefault("true")
    boolean relayEnabled();

    /// Events read, sent and marked at a time.
    @WithDefault("1000")
    int batchSize();

    /// How long the relay waits for a wake-up before it looks by itself.
    @WithDefault("1s")
    Duration pollInterval();

    /// How long events may gather after a wake-up: what a batch costs, however few are in it, is then
    /// paid less often.
    @WithDefault("10ms")
    Duration gathering();

    /// How long the broker may take to acknowledge a batch before the relay gives it up and sends it
    /// again.
    @WithDefault("15s")
    Duration deliveryTimeout();

    /// How long it waits after a failure, of the database or the broker.
    @WithDefault("1s")
    Duration failureBackoff();

    /// How often it tries again what could not be published.
    @WithDefault("60s")
    Duration failedRetryInterval();

    /// How long sent events are kept.
    @WithDefault("P7D")
    Duration retention();
}
