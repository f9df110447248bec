package io.dangol.gateway.door;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A real little service, which tells what reached it and behaves as the query `do` asks:
/// `echo` (unless told otherwise), `silent`, `drop`, `half`, `hold`, `early`, `plain`, `refuse`, `stream`, `large`.
final class Peer {
    static final int LARGE_BYTES = 32 * 1024 * 1024;

    private final Vertx vertx;
    private final String name;
    private final Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger abandoned = new AtomicInteger();
    private final AtomicInteger cutConnections = new AtomicInteger();
    private final Map<HttpConnection, Long> lastRequestNanos = new ConcurrentHashMap<>();
    private final AtomicLong bodyBytes = new AtomicLong();
    private volatile boolean ready = true;
    private volatile HttpServer server;
    private volatile int port;

    Peer(Vertx vertx, String name) {
        this.vertx = vertx;
        this.name = name;
        start();
    }

    /// Starts listening, on the same port as before if there was one.
    void start() {
        server = vertx.createHttpServer()
                .connectionHandler(connection -> connection.closeHandler(closed -> noteClosed(connection)))
                .requestHandler(this::handle);
        port = server.listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    void stop() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    void setReady(boolean value) {
        ready = value;
    }

    /// Lets the requests that hold back their bodies read on.
    void release() {
        for (HttpServerRequest request = held.poll(); request != null; request = held.poll()) {
            request.resume();
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    int requests() {
        return requests.get();
    }

    /// Requests whose connection was closed before they were through.
    int abandoned() {
        return abandoned.get();
    }

    /// Connections that were closed within a second of a request on them: not for being idle.
    int cutConnections() {
        return cutConnections.get();
    }

    private void noteClosed(HttpConnection connection) {
        Long last = lastRequestNanos.remove(connection);
        if (last != null && System.nanoTime() - last < TimeUnit.SECONDS.toNanos(1)) {
            cutConnections.incrementAndGet();
        }
    }

    /// Bytes of all bodies that arrived.
    long bodyBytes() {
        return bodyBytes.get();
    }

    int held() {
        return held.size();
    }

    private void handle(HttpServerRequest request) {
        lastRequestNanos.put(request.connection(), System.nanoTime());
        HttpServerResponse response = request.response();
        if (request.path().equals("/q/health")) {
            response.setStatusCode(ready ? 200 : 503).end("{}");
            return;
        }
        requests.incrementAndGet();
        response.closeHandler(closed -> abandoned.incrementAndGet());
        AtomicLong received = new AtomicLong();
        request.handler(chunk -> {
            received.addAndGet(chunk.length());
            bodyBytes.addAndGet(chunk.length());
        });
        String behaviour = request.getParam("do", "echo");
        switch (behaviour) {
            case "silent" -> {}
            case "drop" -> request.endHandler(end -> request.connection().close());
            case "half" ->
                response.setChunked(true)
                        .write("half of it")
                        .onComplete(done ->
                                vertx.setTimer(50, fired -> request.connection().close()));
            case "hold" -> {
                request.pause();
                request.endHandler(end -> echo(request, received.get()));
                held.add(request);
            }
            case "early" -> {
                request.pause();
                response.setStatusCode(409)
                        .putHeader("content-type", "application/problem+json")
                        .end("{\"status\":409}");
            }
            case "plain" ->
                response.putHeader("cache-control", "max-age=60")
                        .putHeader("connection", "x-inside")
                        .putHeader("x-inside", "1")
                        .putHeader("etag", "\"7\"")
                        .end("plain");
            case "refuse" ->
                response.setStatusCode(422)
                        .putHeader("content-type", "application/problem+json")
                        .end("{\"type\":\"https://dangol.io/problems/insufficient-points\",\"status\":422}");
            case "stream" -> {
                response.setChunked(true)
                        .putHeader("content-type", "text/event-stream")
                        .write("id: 1\n\n");
            }
            case "large" -> response.end(io.vertx.core.buffer.Buffer.buffer(new byte[LARGE_BYTES]));
            default -> request.endHandler(end -> echo(request, received.get()));
        }
    }

    private void echo(HttpServerRequest request, long bytes) {
        JsonObject headers = new JsonObject();
        request.headers().forEach((header, value) -> headers.put(header.toLowerCase(java.util.Locale.ROOT), value));
        request.response()
                .putHeader("content-type", "application/json")
                .end(new JsonObject()
                        .put("service", name)
                        .put("method", request.method().name())
                        .put("uri", request.uri())
                        .put("headers", headers)
                        .put("bytes", bytes)
                        .toBuffer());
    }
}
