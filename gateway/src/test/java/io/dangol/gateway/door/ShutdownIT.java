package io.dangol.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Starts the packaged gateway as a process of its own.
class ShutdownIT {
    @Test
    void requestsInFlightAreAnsweredBeforeTheGatewayStops() throws Exception {
        Vertx vertx = Vertx.vertx();
        Suite suite = new Suite();
        Peer peer = new Peer(vertx, "customer");
        URI gateway = URI.create("http://127.0.0.1:" + freePort());
        Process process = start(gateway, peer, suite.start().get("mp.jwt.verify.publickey.location"));
        try {
            Caller caller = new Caller(gateway, suite.tokens().good());
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() ->
                            caller.send(caller.anonymous("/q/health/ready")).statusCode() == 200);
            CompletableFuture<HttpResponse<String>> slow = caller.client()
                    .sendAsync(caller.request("/v1/customers?do=hold").build(), BodyHandlers.ofString());
            await().atMost(Duration.ofSeconds(5)).until(() -> peer.held() == 1);

            process.destroy();
            await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(2)).until(process::isAlive);
            peer.release();

            assertThat(slow.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            assertThat(process.waitFor(15, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
            suite.stop();
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static Process start(URI gateway, Peer peer, String publicKey) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(
                        java.toString(), "-Xmx96m", "-jar", "target/quarkus-app/quarkus-run.jar")
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target/shutdown-it.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_PORT", Integer.toString(gateway.getPort()),
                        "DANGOL_JWT_PUBLIC_KEY", publicKey,
                        "DANGOL_CUSTOMER_URL", peer.url()));
        return builder.start();
    }

    /// Below the range of outgoing connections, so that it is still free when the gateway has started.
    private static int freePort() {
        return new SplittableRandom()
                .ints(1_000, 10_000, 20_000)
                .filter(ShutdownIT::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
