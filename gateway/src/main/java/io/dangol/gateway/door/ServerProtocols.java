package io.dangol.gateway.door;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Which protocols a connection in clear text may speak: HTTP/1.1, and HTTP/2 only where an operator says so.
@Singleton
class ServerProtocols implements HttpServerOptionsCustomizer {
    private final boolean h2c;

    ServerProtocols(@ConfigProperty(name = "dangol.gateway.h2c") boolean h2c) {
        this.h2c = h2c;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(h2c);
    }
}
