package io.dangol.gateway.door;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// The four services as peers of the gateway, and the key that signs tokens.
public class Suite implements QuarkusTestResourceLifecycleManager {
    private final Vertx vertx = Vertx.vertx();
    private final Map<String, Peer> peers = new HashMap<>();
    private final Tokens tokens = new Tokens();
    private final Path targets =
            Path.of(System.getProperty("java.io.tmpdir"), "gateway-" + UUID.randomUUID() + ".targets");

    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = new HashMap<>();
        for (String name : new String[] {"customer", "feedback", "loyalty", "analytics"}) {
            Peer peer = new Peer(vertx, name);
            peers.put(name, peer);
            configuration.put("dangol.gateway.upstream." + name, peer.url());
        }
        configuration.put(
                "mp.jwt.verify.publickey.location", publicKey().toUri().toString());
        configuration.put("dangol.gateway.proxy.max-import-body", "64M");
        configuration.put("dangol.gateway.proxy.head-timeout", "2S");
        configuration.put("dangol.gateway.proxy.retry-for", "1S");
        configuration.put("dangol.gateway.proxy.circuit-open-for", "1S");
        configuration.put("dangol.gateway.health.cache-for", "50MS");
        targets.toFile().deleteOnExit();
        configuration.put("dangol.gateway.targets.file", targets.toString());
        configuration.put("dangol.gateway.targets.reload-every", "50MS");
        return configuration;
    }

    private Path publicKey() {
        try {
            Path file = Files.createTempFile("gateway", ".pem");
            file.toFile().deleteOnExit();
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(tokens.publicKey());
            return Files.writeString(file, "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Suite.class));
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    Peer customer() {
        return peers.get("customer");
    }

    Peer feedback() {
        return peers.get("feedback");
    }

    Peer loyalty() {
        return peers.get("loyalty");
    }

    Peer analytics() {
        return peers.get("analytics");
    }

    /// The file that moves services; there is none until a test writes it.
    Path targets() {
        return targets;
    }

    Tokens tokens() {
        return tokens;
    }
}
