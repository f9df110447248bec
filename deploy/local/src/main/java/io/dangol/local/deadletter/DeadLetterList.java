package io.dangol.local.deadletter;

import java.util.ArrayList;
import java.util.List;

/// What waits to be replayed.
final class DeadLetterList {
    /// The most letters that are shown.
    static final int MAXIMUM = 500;

    private final String bootstrapServers;
    private final String topic;

    DeadLetterList(String bootstrapServers, String topic) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
    }

    List<DeadLetter> run() {
        List<DeadLetter> waiting = new ArrayList<>();
        try (DeadLetterReader reader = new DeadLetterReader(bootstrapServers, topic)) {
            List<DeadLetter> letters = reader.next();
            while (!letters.isEmpty() && waiting.size() < MAXIMUM) {
                waiting.addAll(letters);
                letters = reader.next();
            }
        }
        return List.copyOf(waiting.subList(0, Math.min(MAXIMUM, waiting.size())));
    }
}
