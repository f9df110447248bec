package io.dangol.gateway.health;

import io.dangol.gateway.proxy.ServiceAddresses;
import io.dangol.gateway.routing.Service;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the whole suite is up: every service says that it is healthy. That is more than ready: one whose data is
/// damaged may be good to serve, and is not well.
///
/// It has connections of its own, so that it can still tell when the services are too busy for anything else.
@Singleton
public class SuiteHealth {
    private static final String EVERYTHING = "/q/health";
    private static final int CONNECTIONS_PER_SERVICE = 2;
    private static final int MAX_WAITING = 8;

    private final Vertx vertx;
    private final HttpClient client;
    private final ServiceAddresses addresses;
    private final HealthLimits limits;
    private @Nullable Future<JsonObject> latest;
    private long askedNanos;

    SuiteHealth(Vertx vertx, ServiceAddresses addresses, HealthLimits limits) {
        this.vertx = vertx;
        this.addresses = addresses;
        this.limits = limits;
        HttpClientOptions options = new HttpClientOptions()
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setConnectTimeout((int) limits.timeout().toMillis());
        this.client = vertx.httpClientBuilder()
                .with(options)
                .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_SERVICE).setMaxWaitQueueSize(MAX_WAITING))
                .build();
    }

    /// Answers `{"status":"up|down","services":{"customer":"up|down",…}}`, 200 if all are up and 503
    /// if not.
    public void answer(HttpServerRequest request) {
        Context context = vertx.getOrCreateContext();
        // The report may have been asked for by a request of another event loop.
        ask().onSuccess(report -> context.runOnContext(back -> write(request, report)));
    }

    private static void write(HttpServerRequest request, JsonObject report) {
        boolean up = "up".equals(report.getString("status"));
        request.response()
                .setStatusCode(up ? 200 : 503)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(report.toBuffer());
    }

    /// Asks the services, unless somebody has just done so. Never fails.
    private synchronized Future<JsonObject> ask() {
        long now = System.nanoTime();
        boolean fresh = now - askedNanos < limits.cacheFor().toNanos();
        if (latest == null || (latest.isComplete() && !fresh)) {
            askedNanos = now;
            latest = report();
        }
        return latest;
    }

    private Future<JsonObject> report() {
        List<Service> services = Arrays.asList(Service.values());
        List<Future<Boolean>> answers = new ArrayList<>();
        services.forEach(service -> answers.add(isWell(service)));
        return Future.all(answers).map(all -> {
            JsonObject states = new JsonObject();
            boolean up = true;
            for (int i = 0; i < services.size(); i++) {
                boolean well = all.resultAt(i);
                states.put(services.get(i).key(), well ? "up" : "down");
                up = up && well;
            }
            return new JsonObject().put("status", up ? "up" : "down").put("services", states);
        });
    }

    private Future<Boolean> isWell(Service service) {
        URI address = addresses.of(service);
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(address.getHost())
                .setPort(address.getPort())
                .setURI(EVERYTHING)
                .setTimeout(limits.timeout().toMillis());
        return client.request(options)
                .compose(request -> request.send())
                .map(answer -> answer.statusCode() == 200)
                .otherwise(false);
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
