package io.dangol.e2e;

import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// Posts to the ledger through the gateway, as one caller. A connection that breaks is an answer that is not known.
final class LedgerClient implements AutoCloseable {
    /// The gateway gives up sooner.
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(45);

    private final Suite suite;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    LedgerClient(Suite suite) {
        this.suite = suite;
    }

    PostingAnswer post(Posting posting) {
        HttpRequest request = suite.request("service", posting.path())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", posting.key())
                .POST(BodyPublishers.ofString(posting.body()))
                .build();
        return exchange(request, BodyHandlers.ofString())
                .map(answer -> PostingAnswer.of(
                        answer.statusCode(),
                        JsonPath.from(answer.body()),
                        answer.headers().firstValue("Idempotency-Replayed").isPresent()))
                .orElseGet(PostingAnswer.Unknown::new);
    }

    /// Posts a batch. What was told before the connection broke counts; of the rest nothing is known.
    ///
    /// @return the answers that came, by key
    Map<String, PostingAnswer> post(List<Posting> batch) {
        HttpRequest request = suite.request("service", "/v1/transactions:batch")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(batch.stream().map(Posting::line).collect(Collectors.joining())))
                .build();
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        Optional<HttpResponse<Void>> answer =
                exchange(request, BodyHandlers.ofByteArrayConsumer(bytes -> bytes.ifPresent(received::writeBytes)));
        String text = received.toString(StandardCharsets.UTF_8);
        if (answer.isPresent() && answer.get().statusCode() != 200) {
            PostingAnswer refusal = PostingAnswer.of(answer.get().statusCode(), JsonPath.from(text), false);
            if (!(refusal instanceof PostingAnswer.Unknown)) {
                throw new AssertionError("a batch is not refused as a whole: " + text);
            }
            return Map.of();
        }
        return answersOfWholeLines(text);
    }

    private static Map<String, PostingAnswer> answersOfWholeLines(String text) {
        Map<String, PostingAnswer> answers = new HashMap<>();
        text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> {
            JsonPath result = JsonPath.from(line);
            answers.put(
                    result.getString("key"),
                    PostingAnswer.of(result.getInt("status"), result, Boolean.TRUE.equals(result.get("replayed"))));
        });
        return answers;
    }

    private <T> Optional<HttpResponse<T>> exchange(HttpRequest request, BodyHandler<T> handler) {
        CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, handler);
        try {
            return Optional.of(answer.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException broken) {
            answer.cancel(true);
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
