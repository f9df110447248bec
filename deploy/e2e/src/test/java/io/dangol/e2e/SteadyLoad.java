package io.dangol.e2e;

import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Calls the services through the gateway at a steady pace, each caller on a connection of its own. Nothing is sent
/// again: an answer other than 2xx, or none, is a failure.
final class SteadyLoad implements AutoCloseable {
    private static final int CALLERS_OF_EACH = 2;
    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(40);

    private final Suite suite;
    private final ExecutorService threads = Callers.threads();
    private final List<Future<Outcome>> callers = new ArrayList<>();
    private final AtomicLong answered = new AtomicLong();
    private volatile boolean over;

    /// A kind of call.
    ///
    /// @param body what is posted; null for a read
    record Call(
            String service,
            String role,
            String path,
            @Nullable String body) {}

    /// What came of the calls.
    ///
    /// @param written the ids of what was created, by service
    record Outcome(List<String> failures, Map<String, List<String>> written) {
        static Outcome empty() {
            return new Outcome(new ArrayList<>(), new HashMap<>());
        }

        void add(Outcome other) {
            failures.addAll(other.failures);
            other.written.forEach((service, ids) ->
                    written.computeIfAbsent(service, none -> new ArrayList<>()).addAll(ids));
        }
    }

    private SteadyLoad(Suite suite) {
        this.suite = suite;
    }

    static SteadyLoad start(Suite suite, List<Call> calls) {
        SteadyLoad load = new SteadyLoad(suite);
        for (Call call : calls) {
            for (int caller = 0; caller < CALLERS_OF_EACH; caller++) {
                load.callers.add(load.threads.submit(() -> load.repeat(call)));
            }
        }
        return load;
    }

    private Outcome repeat(Call call) throws InterruptedException {
        Outcome outcome = Outcome.empty();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (!over) {
                try {
                    HttpResponse<String> answer = client.send(request(call), BodyHandlers.ofString());
                    note(call, answer, outcome);
                } catch (IOException failure) {
                    outcome.failures().add(call + ": " + failure);
                }
                answered.incrementAndGet();
                // A pace, so that the load leaves a slow machine something for the start of the new process.
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return outcome;
    }

    private HttpRequest request(Call call) {
        HttpRequest.Builder request = suite.request(call.role(), call.path()).timeout(ANSWER_WITHIN);
        if (call.body() != null) {
            request.header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(BodyPublishers.ofString(call.body()));
        }
        return request.build();
    }

    private static void note(Call call, HttpResponse<String> answer, Outcome outcome) {
        if (answer.statusCode() / 100 != 2) {
            outcome.failures().add(call + ": " + answer.statusCode() + " " + answer.body());
        } else if (call.body() != null) {
            outcome.written()
                    .computeIfAbsent(call.service(), none -> new ArrayList<>())
                    .add(JsonPath.from(answer.body()).getString("id"));
        }
    }

    /// Waits until so many more calls were answered.
    void awaitMore(int number) {
        long wanted = answered.get() + number;
        await().atMost(Api.PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> answered.get() >= wanted);
    }

    /// Lets every caller come to the end of what it is doing.
    Outcome finish() throws InterruptedException, ExecutionException, TimeoutException {
        over = true;
        Outcome all = Outcome.empty();
        for (Future<Outcome> caller : callers) {
            all.add(caller.get(Api.PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        }
        return all;
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
        threads.close();
    }
}
