package io.dangol.gateway.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/// The one HTTP client to the services: keeps connections, holds a bounded pool and a bounded queue for each service.
class UpstreamClient {
    private static final int MAX_HEADER_BYTES = 32 * 1024;

    @Produces
    @Singleton
    HttpClient client(Vertx vertx, ProxyLimits limits) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) limits.connectTimeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) limits.idleTimeout().toMillis())
                .setKeepAliveTimeout((int) limits.keepAlive().toSeconds())
                .setMaxHeaderSize(MAX_HEADER_BYTES);
        PoolOptions pool =
                new PoolOptions().setHttp1MaxSize(limits.maxConnections()).setMaxWaitQueueSize(limits.maxWaiting());
        return vertx.httpClientBuilder().with(options).with(pool).build();
    }

    void close(@Disposes HttpClient client) {
        client.close();
    }
}
