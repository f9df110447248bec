package io.dangol.local.republish;

import java.util.Optional;
import java.util.UUID;

/// How far a republication has come.
///
/// @param total how many events there are; empty until the service has counted them
/// @param state `running`, `succeeded` or `cancelled`
/// @param idleSeconds for how long the service has not worked on it
record Republication(UUID id, String state, long published, Optional<Long> total, long idleSeconds) {
    boolean isRunning() {
        return state.equals("running");
    }

    String progress() {
        return total.map(all -> "%,d of %,d events".formatted(published, all)).orElse("counting the events");
    }
}
