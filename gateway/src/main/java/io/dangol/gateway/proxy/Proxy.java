package io.dangol.gateway.proxy;

import io.dangol.gateway.problem.Refusal;
import io.dangol.gateway.routing.Target;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/// Takes requests to the services and their answers back, streaming both.
@Singleton
public class Proxy {
    private final Exchange.Means means;

    Proxy(Vertx vertx, Connector connector, Circuits circuits, ProxyLimits limits, Refusal refusal) {
        this.means = new Exchange.Means(vertx, connector, circuits, limits, refusal);
    }

    /// Takes a request, whose body nobody has begun to read, to its service.
    ///
    /// @param requestId what the request is called in both directions
    public void forward(RoutingContext context, Target target, String requestId) {
        new Exchange(means, context, target, requestId).start();
    }
}
