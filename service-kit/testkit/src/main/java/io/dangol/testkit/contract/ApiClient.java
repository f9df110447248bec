package io.dangol.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// Sends requests to a service on the loopback address, as the roles whose tokens it knows.
final class ApiClient implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final Map<String, String> tokens;

    ApiClient(int port, Map<String, String> tokens) {
        this.base = "http://127.0.0.1:" + port;
        this.tokens = Map.copyOf(tokens);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, Map<String, String> headers, byte[] body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /// The body as JSON; a missing node where it is none.
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException none) {
                return MissingNode.getInstance();
            }
        }
    }

    Answer get(String role, String target) {
        return send(role, "GET", "", BrokenRequest.target("", target));
    }

    /// @param role whose token is sent; empty for none
    /// @param contentType of the body; empty for none
    Answer send(String role, String method, String contentType, BrokenRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + request.target()))
                .timeout(TIMEOUT)
                .method(
                        method,
                        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body()));
        String token = tokens.get(role);
        if (token != null) {
            builder.setHeader("Authorization", "Bearer " + token);
        }
        if (!contentType.isEmpty()) {
            builder.setHeader("Content-Type", contentType);
        }
        request.headers().forEach(header -> builder.setHeader(header.name(), header.value()));
        try {
            HttpResponse<byte[]> response = http.send(without(builder, request), BodyHandlers.ofByteArray());
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            return new Answer(response.statusCode(), headers, response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(method + " " + request.target() + ", " + request.flaw(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /// The request without the headers that it sets to nothing.
    private static HttpRequest without(HttpRequest.Builder builder, BrokenRequest request) {
        return HttpRequest.newBuilder(
                        builder.build(),
                        (name, value) -> request.headers().stream()
                                .noneMatch(header -> header.name().equalsIgnoreCase(name)
                                        && header.value().isEmpty()))
                .build();
    }

    @Override
    public void close() {
        http.close();
    }
}
