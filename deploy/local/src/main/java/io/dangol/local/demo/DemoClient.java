package io.dangol.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.local.CommandFailure;
import io.dangol.local.demo.Tokens.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Talks to the gateway. Everything that is sent can be sent again without harm, so what fails for a moment is tried
/// again, after the pause that the answer asks for.
final class DemoClient implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(40);
    private static final Duration IMPORT_TIMEOUT = Duration.ofMinutes(10);
    private static final int TRIES_MOST = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final URI gateway;
    private final Tokens tokens;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    DemoClient(URI gateway, Tokens tokens) {
        this.gateway = gateway;
        this.tokens = tokens;
    }

    ObjectNode object() {
        return json.createObjectNode();
    }

    /// Whether anybody answers, and answers that all is well; asked once.
    ///
    /// @throws IOException if nobody does
    boolean isHealthy() throws IOException {
        return once(request("/health").GET().build()).isGood();
    }

    /// @throws CommandFailure if it is refused
    JsonNode get(Role role, String path) {
        Reply reply = exchange(() -> authorized(role, path).GET().build());
        return required("GET " + path, reply).body();
    }

    /// @param key the `Idempotency-Key`
    /// @return the answer, also a refusal
    Reply tryToPost(Role role, String path, String key, JsonNode body) {
        return exchange(() -> authorized(role, path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(text(body)))
                .build());
    }

    /// @param key the `Idempotency-Key`
    /// @throws CommandFailure if it is refused
    Reply post(Role role, String path, String key, JsonNode body) {
        return required("POST " + path, tryToPost(role, path, key, body));
    }

    /// Sends a large body, read anew for each try.
    ///
    /// @throws CommandFailure if it is refused
    Reply upload(Role role, String path, String key, String contentType, Supplier<InputStream> body) {
        Reply reply = exchange(() -> authorized(role, path)
                .timeout(IMPORT_TIMEOUT)
                .header("Content-Type", contentType)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofInputStream(body))
                .build());
        return required("POST " + path, reply);
    }

    /// Sends a delivery; it is signed anew for each try, because a signature is good for five minutes.
    ///
    /// @param headers makes the headers of the body
    /// @throws CommandFailure if it is refused
    JsonNode deliver(String path, JsonNode body, Function<String, Map<String, String>> headers) {
        String content = text(body);
        BodyPublisher publisher = BodyPublishers.ofString(content);
        Reply reply = exchange(() -> {
            HttpRequest.Builder request =
                    request(path).header("Content-Type", "application/json").POST(publisher);
            headers.apply(content).forEach(request::header);
            return request.build();
        });
        return required("POST " + path, reply).body();
    }

    private HttpRequest.Builder authorized(Role role, String path) {
        return request(path).header("Authorization", tokens.authorization(role));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).timeout(ANSWER_TIMEOUT);
    }

    private Reply exchange(Supplier<HttpRequest> request) {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            Duration wanted = pause;
            try {
                Reply reply = once(request.get());
                if (!isForAMoment(reply) || attempt == TRIES_MOST) {
                    return reply;
                }
                OptionalLong seconds = reply.headers().firstValueAsLong("Retry-After");
                wanted = seconds.isPresent() ? Duration.ofSeconds(Math.max(0, seconds.getAsLong())) : pause;
            } catch (IOException unreachable) {
                if (attempt == TRIES_MOST) {
                    throw new CommandFailure(
                            "The gateway at " + gateway + " does not answer any more: ./dangol status says why.",
                            unreachable);
                }
            }
            Pauses.pause(wanted.compareTo(LONGEST_PAUSE) < 0 ? wanted : LONGEST_PAUSE);
            pause = pause.multipliedBy(2);
        }
    }

    private static boolean isForAMoment(Reply reply) {
        return switch (reply.status()) {
            case 429, 502, 503, 504 -> true;
            case 409 -> reply.isProblem("idempotency-key-in-use");
            default -> false;
        };
    }

    private Reply once(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers(), parsed(response.body()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for an answer", stopped);
        }
    }

    private JsonNode parsed(@Nullable String body) {
        if (body == null || body.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return json.readTree(body);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    private String text(JsonNode body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can always be written", impossible);
        }
    }

    static Reply required(String request, Reply reply) {
        if (reply.isGood()) {
            return reply;
        }
        String problem =
                reply.body().path("detail").asText(reply.body().path("title").asText());
        throw new CommandFailure(request + " was refused with " + reply.status()
                + (problem.isEmpty() ? "" : " (" + problem + ")") + ".");
    }

    @Override
    public void close() {
        client.close();
    }
}
