package io.dangol.kit.outbox;

import java.time.Duration;

/// A relay that is quick to look and to try again.
record TestRelaySettings(
        String topic, String source, Duration pollInterval, Duration failedRetryInterval, Duration deliveryTimeout)
        implements RelaySettings {
    TestRelaySettings(String topic, String source, Duration failedRetryInterval, Duration deliveryTimeout) {
        this(topic, source, Duration.ofMillis(200), failedRetryInterval, deliveryTimeout);
    }

    @Override
    public boolean relayEnabled() {
        return true;
    }

    @Override
    public int batchSize() {
        return 100;
    }

    @Override
    public Duration gathering() {
        return Duration.ofMillis(10);
    }

    @Override
    public Duration failureBackoff() {
        return Duration.ofMillis(200);
    }

    @Override
    public Duration retention() {
        return Duration.ofDays(7);
    }
}
