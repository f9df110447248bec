package io.dangol.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.local.demo.Tokens.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The items of a list, page after page.
final class Pages {
    private static final int PAGES_MOST = 100_000;

    private Pages() {}

    /// @param path with a query
    static Stream<JsonNode> of(DemoClient client, Role role, String path) {
        return Stream.iterate(
                        Optional.of(client.get(role, path)),
                        Optional::isPresent,
                        page -> page.flatMap(Pages::next).map(cursor -> client.get(role, path + "&cursor=" + cursor)))
                .limit(PAGES_MOST)
                .flatMap(page ->
                        StreamSupport.stream(page.orElseThrow().path("items").spliterator(), false));
    }

    private static Optional<String> next(JsonNode page) {
        return page.hasNonNull("next")
                ? Optional.of(URLEncoder.encode(page.path("next").asText(), StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
