package io.dangol.kit.crypto.provider;

import com.google.crypto.tink.Aead;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.dangol.kit.crypto.keyset.Keysets;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Answers as Vault's transit engine does, by its documentation: batches, versions of a key, a token, and
/// the failures that a test asks for. It is not Vault.
final class TransitServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Aead> versions = new ArrayList<>();
    private final Deque<Failure> failures = new ArrayDeque<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private int minDecryptionVersion = 1;
    private String token = "s.first";

    /// @param items of the batch; 0 for other requests
    record Request(String method, String path, String namespace, int items) {}

    /// @param status what is answered; 0 for nothing at all
    private record Failure(int status, String body) {}

    TransitServer() throws IOException {
        this(null);
    }

    /// @param tls null for a server without TLS
    TransitServer(@Nullable SSLContext tls) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        if (tls == null) {
            server = HttpServer.create(address, 0);
        } else {
            HttpsServer secure = HttpsServer.create(address, 0);
            secure.setHttpsConfigurator(new HttpsConfigurator(tls));
            server = secure;
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        rotate();
    }

    String url() {
        return (server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:"
                + server.getAddress().getPort();
    }

    synchronized void rotate() {
        try {
            versions.add(Keysets.aead(Keysets.newAead()));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    synchronized void setMinDecryptionVersion(int version) {
        minDecryptionVersion = version;
    }

    synchronized void setToken(String token) {
        this.token = token;
    }

    /// The next request is answered so.
    synchronized void fail(int status, String body) {
        failures.add(new Failure(status, body));
    }

    /// The next request is not answered.
    void stall() {
        fail(0, "");
    }

    List<Request> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String content = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            JsonObject body = content.isEmpty() ? new JsonObject() : new JsonObject(content);
            requests.add(new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("X-Vault-Namespace")),
                    body.getJsonArray("batch_input", new JsonArray()).size()));
            Failure failure = nextFailure();
            if (failure != null && failure.status() == 0) {
                closing.await();
            } else if (failure != null) {
                send(exchange, failure.status(), failure.body());
            } else {
                done(exchange, body);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Failure nextFailure() {
        return failures.poll();
    }

    private synchronized void done(HttpExchange exchange, JsonObject body) throws IOException {
        if (!token.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))) {
            send(exchange, 403, "{\"errors\":[\"permission denied\"]}");
            return;
        }
        switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
            case "GET /v1/transit/keys/dangol" -> send(exchange, 200, key());
            case "POST /v1/transit/encrypt/dangol" -> batch(exchange, body, this::encrypt);
            case "POST /v1/transit/decrypt/dangol" -> batch(exchange, body, this::decrypt);
            default -> send(exchange, 404, "{\"errors\":[]}");
        }
    }

    private String key() {
        return data(new JsonObject()
                .put("name", "dangol")
                .put("type", "aes256-gcm96")
                .put("latest_version", versions.size())
                .put("min_decryption_version", minDecryptionVersion)
                .put("min_encryption_version", 0));
    }

    private interface Operation {
        JsonObject apply(JsonObject item) throws GeneralSecurityException;
    }

    private static void batch(HttpExchange exchange, JsonObject body, Operation operation) throws IOException {
        JsonArray input = body.getJsonArray("batch_input", new JsonArray());
        if (input.isEmpty()) {
            send(exchange, 400, "{\"errors\":[\"missing batch input to process\"]}");
            return;
        }
        JsonArray results = new JsonArray();
        boolean whole = true;
        for (Object item : input) {
            try {
                results.add(operation.apply((JsonObject) item));
            } catch (GeneralSecurityException refused) {
                whole = false;
                results.add(new JsonObject().put("error", refused.getMessage()));
            }
        }
        send(exchange, whole ? 200 : 400, data(new JsonObject().put("batch_results", results)));
    }

    private JsonObject encrypt(JsonObject item) throws GeneralSecurityException {
        byte[] encrypted = versions.getLast().encrypt(decoded(item, "plaintext"), decoded(item, "associated_data"));
        return new JsonObject()
                .put(
                        "ciphertext",
                        "vault:v" + versions.size() + ":" + Base64.getEncoder().encodeToString(encrypted))
                .put("key_version", versions.size());
    }

    private JsonObject decrypt(JsonObject item) throws GeneralSecurityException {
        String[] parts = item.getString("ciphertext").split(":", 3);
        if (parts.length < 3 || !parts[1].matches("v[0-9]+")) {
            throw new GeneralSecurityException("invalid ciphertext: no prefix");
        }
        int version = Integer.parseInt(parts[1].substring(1));
        if (version < minDecryptionVersion) {
            throw new GeneralSecurityException("ciphertext or signature version is disallowed by policy (too old)");
        }
        if (version > versions.size()) {
            throw new GeneralSecurityException("invalid ciphertext: version is too new");
        }
        try {
            byte[] plain = versions.get(version - 1)
                    .decrypt(Base64.getDecoder().decode(parts[2]), decoded(item, "associated_data"));
            return new JsonObject().put("plaintext", Base64.getEncoder().encodeToString(plain));
        } catch (IllegalArgumentException | GeneralSecurityException broken) {
            throw new GeneralSecurityException("cipher: message authentication failed");
        }
    }

    private static byte[] decoded(JsonObject item, String name) {
        return Base64.getDecoder().decode(item.getString(name));
    }

    private static String data(JsonObject data) {
        return new JsonObject().put("request_id", "1").put("data", data).encode();
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
