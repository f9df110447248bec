package io.dangol.feedback;

import static org.awaitility.Awaitility.await;

import io.dangol.testkit.EventSchemas;
import io.dangol.testkit.PublishedEvents;
import io.dangol.testkit.PublishedEvents.Published;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/// What this service has published; each event read here is held to its schema.
public final class FeedbackEvents implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EventSchemas schemas = new EventSchemas(Path.of("events"));
    private final PublishedEvents published = new PublishedEvents(
            ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class), "feedback.events");

    /// The events whose data mentions `text`, once there are as many.
    public List<Published> awaitMentions(String text, int count) {
        return await().atMost(PATIENCE).until(() -> mentions(text), found -> found.size() >= count);
    }

    public List<Published> mentions(String text) {
        return published.all().stream()
                .filter(event -> event.value().contains(text))
                .peek(event -> schemas.check(event.type(), event.value()))
                .toList();
    }

    /// The data of the only event of a type, among those that mention `text`.
    public JsonPath awaitOne(String text, String type) {
        List<Published> found = await().atMost(PATIENCE)
                .until(
                        () -> mentions(text).stream()
                                .filter(event -> event.type().equals(type))
                                .toList(),
                        events -> !events.isEmpty());
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " events of type " + type);
        }
        return JsonPath.from(found.getFirst().value());
    }

    @Override
    public void close() {
        published.close();
    }
}
