package io.dangol.local.deadletter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What waits to be replayed.
final class DeadLetterList {
    /// The most letters that are shown.
    static final int MAXIMUM = 500;

    private final Map<String, Object> connection;
    private final String topic;

    DeadLetterList(Map<String, Object> connection, String topic) {
        this.connection = Map.copyOf(connection);
        this.topic = topic;
    }

    List<DeadLetter> run() {
        List<DeadLetter> waiting = new ArrayList<>();
        try (DeadLetterReader reader = new DeadLetterReader(connection, topic)) {
            List<DeadLetter> letters = reader.next();
            while (!letters.isEmpty() && waiting.size() < MAXIMUM) {
                waiting.addAll(letters);
                letters = reader.next();
            }
        }
        return List.copyOf(waiting.subList(0, Math.min(MAXIMUM, waiting.size())));
    }
}
