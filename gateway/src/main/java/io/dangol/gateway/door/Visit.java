package io.dangol.gateway.door;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/// One request inside the door: its name, when it came, and where it turned out to go.
final class Visit {
    private final RoutingContext context;
    private final String requestId;
    private final long startedNanos = System.nanoTime();
    private String route = "gateway";

    Visit(RoutingContext context, String requestId) {
        this.context = context;
        this.requestId = requestId;
    }

    RoutingContext context() {
        return context;
    }

    HttpServerRequest request() {
        return context.request();
    }

    String requestId() {
        return requestId;
    }

    long elapsedNanos() {
        return System.nanoTime() - startedNanos;
    }

    String route() {
        return route;
    }

    void goesTo(String service) {
        route = service;
    }
}
