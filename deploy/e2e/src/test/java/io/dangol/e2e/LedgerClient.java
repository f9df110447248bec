package io.dangol.e2e;

import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Posts to the ledger through the gateway, as one caller. A connection that breaks is an answer that is not known.
final class LedgerClient implements AutoCloseable {
    private final Suite suite;
    private final Exchange exchange = new Exchange();

    LedgerClient(Suite suite) {
        this.suite = suite;
    }

    PostingAnswer post(Posting posting) {
        HttpRequest request = suite.request("service", posting.path())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", posting.key())
                .POST(BodyPublishers.ofString(posting.body()))
                .build();
        return exchange.send(request, BodyHandlers.ofString())
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
        Optional<HttpResponse<Void>> answer = exchange.send(
                request, BodyHandlers.ofByteArrayConsumer(bytes -> bytes.ifPresent(received::writeBytes)));
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

    @Override
    public void close() {
        exchange.close();
    }
}
