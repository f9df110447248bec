package io.dangol.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.testkit.Tokens;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Holds a running service to the HTTP contract that all services share, at every operation of the OpenAPI document
/// that it serves.
///
/// What it asks for is bounded: at least twenty broken requests for each operation and role, some workers at a time.
public final class ContractCheck implements AutoCloseable {
    private static final int REQUESTS_OF_A_ROLE = 20;
    private static final int WORKERS = 4;
    private static final int PROBES = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration MINUTES = Duration.ofMinutes(10);
    /// An answer may take this much longer than before, because the machine has other work as well.
    private static final int SLOWER_MOST = 4;

    private static final Duration SLOWER_ANYWAY = Duration.ofMillis(25);

    private final ApiClient client;
    private final ApiDocument document;
    private final List<ApiOperation> operations;
    private final KnownIds ids;
    private final Findings findings = new Findings();

    private ContractCheck(int port, Map<String, String> tokens) {
        client = new ApiClient(port, tokens);
        document = new ApiDocument(client.get("", "/q/openapi?format=json").body());
        operations = document.operations();
        ids = new KnownIds(client, operations);
    }

    /// @param port where the service listens on the loopback address
    /// @param customerId whose token the role `customer` has
    /// @param source what the token of the role `partner` names
    public static ContractCheck of(int port, String customerId, String source) {
        Map<String, String> tokens = new HashMap<>();
        for (String role : Set.of("agent", "marketer", "analyst", "operator", "service")) {
            tokens.put(role, Tokens.of(role));
        }
        tokens.put("customer", Tokens.ofCustomer(customerId));
        tokens.put("partner", Tokens.ofPartner(source));
        return new ContractCheck(port, tokens);
    }

    /// Sends broken requests to every operation as each of its roles. Each is refused with a problem
    /// document; after them the pool gives as many connections as before, and a list answers about as
    /// fast.
    ///
    /// @param connectionsMost what the pool has at most
    public void brokenRequestsAreRefusedAndLeaveNothing(Pool pool, int connectionsMost) {
        Probe probe = probe();
        int connections = PoolConnections.available(pool, connectionsMost, PATIENCE.dividedBy(3));
        long nanosBefore = probe.medianNanos();

        inParallel(operations.stream()
                .map(operation -> (Runnable) () -> sendBroken(operation))
                .toList());

        findings.assertNone();
        await().atMost(PATIENCE.multipliedBy(2))
                .untilAsserted(() -> assertThat(PoolConnections.available(pool, connectionsMost, PATIENCE.dividedBy(3)))
                        .as("connections that the pool gives")
                        .isGreaterThanOrEqualTo(connections));
        await().atMost(PATIENCE.multipliedBy(2))
                .untilAsserted(() -> assertThat(Duration.ofNanos(probe.medianNanos()))
                        .as("median of " + probe.target())
                        .isLessThan(Duration.ofNanos(nanosBefore * SLOWER_MOST).plus(SLOWER_ANYWAY)));
    }

    /// A method that a path does not have is answered 405 with `Allow`.
    public void wrongMethodsAreAnsweredWithWhatIsAllowed() {
        document.methods().forEach((path, known) -> {
            for (String method : new String[] {"GET", "POST", "PUT", "PATCH", "DELETE"}) {
                if (!known.contains(method)) {
                    wrongMethod(method, path, known);
                }
            }
        });
        findings.assertNone();
    }

    /// A path with a slash at its end is another path, which there is not.
    public void aSlashAtTheEndIsAnotherPath() {
        for (ApiOperation operation : operations) {
            String target = ids.path(operation.path(), anyRole(operation)) + "/";
            ApiClient.Answer answer = client.send(
                    anyRole(operation), operation.method(), "", BrokenRequest.target("a slash at the end", target));
            if (answer.status() != 404) {
                findings.add(operation + " with a slash at the end: " + answer.status());
            }
            findings.checkProblem(operation + " with a slash at the end", answer);
        }
        findings.assertNone();
    }

    /// Every list tells how many items it has, if asked, and else does not.
    public void listsCountTheirItemsIfAsked() {
        operations.stream().filter(ApiOperation::isList).forEach(list -> {
            String target = ids.path(list.path(), anyRole(list));
            boolean paged = list.hasParameter("query", "cursor");
            ApiClient.Answer plain = client.get(anyRole(list), target + (paged ? "?limit=200" : ""));
            ApiClient.Answer counted =
                    client.get(anyRole(list), target + (paged ? "?limit=1&count=true" : "?count=true"));
            if (!list.hasParameter("query", "count")) {
                findings.add(list + " does not document count");
            }
            if (plain.status() != counted.status()) {
                findings.add(list + " with count=true: " + counted.status() + " instead of " + plain.status());
            } else if (plain.status() == 200) {
                checkCount(list, plain.json(), counted.json());
            }
        });
        findings.assertNone();
    }

    /// Every body has an example, and every example is well formed to the service: it is taken, or
    /// refused because of what there is not, such as a customer of that id.
    public void examplesAreWellFormed() {
        operations.stream().filter(operation -> operation.contentType() != null).forEach(operation -> {
            if (operation.examples().isEmpty()) {
                findings.add(operation + " has a body and no example of it");
            }
            operation.examples().forEach(example -> send(operation, anyRole(operation), example));
        });
        findings.assertNone();
    }

    private void send(ApiOperation operation, String role, ApiOperation.Example example) {
        String target = ids.path(operation.path(), role);
        ApiClient.Answer answer = client.send(
                role, operation.method(), example.contentType(), request(target, ids.known(example.text())));
        if (answer.status() == 400
                || answer.status() == 415
                || !operation.statuses().contains(answer.status())) {
            findings.add(operation + " as " + role + " with its example of " + example.contentType() + ": "
                    + answer.status() + " " + new String(answer.body(), UTF_8));
        }
    }

    private static BrokenRequest request(String target, String body) {
        return BrokenRequest.target("none", target)
                .with(body.getBytes(UTF_8))
                .with("If-Match", "*")
                .with("Idempotency-Key", UUID.randomUUID().toString());
    }

    @Override
    public void close() {
        client.close();
    }

    private void sendBroken(ApiOperation operation) {
        List<String> roles = operation.roles().isEmpty() ? List.of("") : List.copyOf(operation.roles());
        for (int index = 0; index < roles.size(); index++) {
            String role = roles.get(index);
            List<BrokenRequest> requests = BrokenRequests.of(document, operation, ids, role);
            int share = Math.max(REQUESTS_OF_A_ROLE, Math.ceilDiv(requests.size(), roles.size()));
            for (int number = 0; number < share; number++) {
                send(operation, role, requests.get((index * share + number) % requests.size()));
            }
        }
    }

    /// A batch is answered 200 with what became of each of its lines.
    private static boolean isAnsweredLineByLine(ApiOperation operation) {
        return operation.path().endsWith(":batch");
    }

    private void send(ApiOperation operation, String role, BrokenRequest request) {
        String contentType = operation.contentType() == null || request.body() == null ? "" : operation.contentType();
        ApiClient.Answer answer = client.send(role, operation.method(), contentType, request);
        String finding = operation + " as " + role + ", " + request.flaw();
        if (answer.status() >= 500) {
            findings.add(finding + ": " + answer.status());
        } else if (request.refused() && answer.status() < 400 && !isAnsweredLineByLine(operation)) {
            findings.add(finding + ": " + answer.status() + ", which must be refused");
        }
        if (!operation.statuses().contains(answer.status())) {
            findings.add(finding + ": " + answer.status() + ", which is not documented");
        }
        if (answer.status() >= 400) {
            findings.checkProblem(finding, answer);
        }
    }

    private void wrongMethod(String method, String path, Set<String> known) {
        String target = ids.path(path, "operator");
        ApiClient.Answer answer =
                client.send("operator", method, "application/json", BrokenRequest.target("a wrong method", target));
        Set<String> allowed = new TreeSet<>(Stream.of(answer.header("Allow").split(",", -1))
                .map(String::strip)
                .toList());
        allowed.removeAll(Set.of("HEAD", "OPTIONS"));
        if (answer.status() != 405 || !allowed.equals(known)) {
            findings.add(method + " " + path + ": " + answer.status() + " with Allow: " + answer.header("Allow"));
        }
        findings.checkProblem(method + " " + path, answer);
    }

    private void checkCount(ApiOperation list, JsonNode plain, JsonNode counted) {
        int shown = plain.path("items").size();
        long count = counted.path("count").asLong(-1);
        boolean whole = plain.path("next").isNull();
        if (plain.has("count") || count < shown || (whole && count != shown)) {
            findings.add(list + " counts " + counted.path("count") + " and shows " + shown);
        }
    }

    private record Probe(ApiClient client, String role, String target) {
        long medianNanos() {
            return Stream.generate(this::nanos)
                    .limit(PROBES)
                    .sorted()
                    .skip(PROBES / 2)
                    .findFirst()
                    .orElseThrow();
        }

        private long nanos() {
            long start = System.nanoTime();
            assertThat(client.get(role, target).status()).as(target).isEqualTo(200);
            return System.nanoTime() - start;
        }
    }

    private Probe probe() {
        return operations.stream()
                .filter(operation -> operation.isRead() && !operation.path().contains("{"))
                .map(operation -> new Probe(client, anyRole(operation), operation.path()))
                .filter(probe -> client.get(probe.role(), probe.target()).status() == 200)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no list can be read"));
    }

    private static String anyRole(ApiOperation operation) {
        return operation.roles().contains("operator")
                ? "operator"
                : operation.roles().stream().findFirst().orElse("");
    }

    private static void inParallel(List<Runnable> tasks) {
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<?>> running = new ArrayList<>();
            tasks.forEach(task -> running.add(workers.submit(task)));
            for (Future<?> each : running) {
                each.get(MINUTES.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        } catch (ExecutionException | TimeoutException failure) {
            throw new AssertionError("a request was not answered", failure);
        }
    }
}
