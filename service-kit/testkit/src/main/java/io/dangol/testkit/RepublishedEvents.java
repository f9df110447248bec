package io.dangol.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dangol.testkit.PublishedEvents.Published;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Holds events that were published again to what they were at first.
public final class RepublishedEvents {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RepublishedEvents() {}

    /// What is the same however often an event is published.
    private record Told(String id, String type, String subject, String time, JsonNode data) {
        static Told of(Published event) {
            try {
                return new Told(
                        event.headers().getOrDefault("ce_id", ""),
                        event.type(),
                        event.headers().getOrDefault("ce_subject", ""),
                        event.headers().getOrDefault("ce_time", ""),
                        JSON.readTree(event.value()));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    /// The same events, and those of each key in the same order.
    ///
    /// @throws AssertionError if they are not
    public static void requireSame(List<Published> before, List<Published> again) {
        Map<String, List<Told>> expected = byKey(before);
        Map<String, List<Told>> found = byKey(again);
        if (!expected.keySet().equals(found.keySet())) {
            throw new AssertionError("keys " + expected.keySet() + " were published, and again " + found.keySet());
        }
        expected.forEach((key, told) -> {
            List<Told> retold = found.getOrDefault(key, List.of());
            for (int index = 0; index < Math.max(told.size(), retold.size()); index++) {
                Told first = index < told.size() ? told.get(index) : null;
                Told second = index < retold.size() ? retold.get(index) : null;
                if (first == null || !first.equals(second)) {
                    throw new AssertionError(
                            "event " + index + " of " + key + " was\n" + first + "\nand is again\n" + second);
                }
            }
        });
    }

    private static Map<String, List<Told>> byKey(List<Published> events) {
        Map<String, List<Told>> byKey = new LinkedHashMap<>();
        events.forEach(event ->
                byKey.computeIfAbsent(event.key(), key -> new ArrayList<>()).add(Told.of(event)));
        return byKey;
    }
}
