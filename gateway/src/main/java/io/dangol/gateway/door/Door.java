package io.dangol.gateway.door;

import io.dangol.gateway.documents.Library;
import io.dangol.gateway.health.SuiteHealth;
import io.dangol.gateway.problem.Problem;
import io.dangol.gateway.problem.ProblemType;
import io.dangol.gateway.problem.Refusal;
import io.dangol.gateway.proxy.Proxy;
import io.dangol.gateway.routing.RequestPath;
import io.dangol.gateway.routing.RouteTable;
import io.dangol.gateway.routing.Target;
import io.dangol.gateway.telemetry.RequestMetrics;
import io.dangol.gateway.token.TokenCheck;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/// Decides for every request, in this order: is it clear, is it one of the gateway's own pages, has it a valid token,
/// whose is it. Nothing gets past it that it does not name, whatever else listens on the same port.
@Singleton
class Door {
    private static final Logger LOG = Logger.getLogger(Door.class);
    /// After the framework's CORS filter, before everything else.
    private static final int PRIORITY = 50;
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final String HEALTH = "/health";
    /// The gateway's own probes, without the services, for whoever started it.
    private static final Set<String> PROBES =
            Set.of("/q/health", "/q/health/live", "/q/health/ready", "/q/health/started");

    private final RouteTable routes = RouteTable.suite();
    private static final int BAD_REQUEST = 400;

    private final RequestIds requestIds;
    private final TokenCheck tokens;
    private final Proxy proxy;
    private final Library library;
    private final SuiteHealth health;
    private final Refusal refusal;
    private final RequestMetrics metrics;

    Door(
            RequestIds requestIds,
            TokenCheck tokens,
            Proxy proxy,
            Library library,
            SuiteHealth health,
            Refusal refusal,
            RequestMetrics metrics) {
        this.requestIds = requestIds;
        this.tokens = tokens;
        this.proxy = proxy;
        this.library = library;
        this.health = health;
        this.refusal = refusal;
        this.metrics = metrics;
    }

    void install(@Observes Filters filters) {
        filters.register(this::enter, PRIORITY);
    }

    /// What the router refuses by itself does not come to the door: a head without a host, or of another version of
    /// HTTP.
    void refuseWhatIsNotRouted(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(context -> {
            boolean entered = context.response().headers().contains(RequestIds.HEADER);
            if (entered
                    || context.statusCode() != BAD_REQUEST
                    || context.response().ended()) {
                context.next();
                return;
            }
            context.response().putHeader(RequestIds.HEADER, requestIds.of(context.request()));
            refusal.answer(
                    context.request(),
                    new Problem(
                            ProblemType.BAD_REQUEST,
                            "The request must be HTTP/1.1 with one Host header, or HTTP/2 where TLS is spoken."));
        });
    }

    private void enter(RoutingContext context) {
        Visit visit = new Visit(context, requestIds.of(context.request()));
        context.response().putHeader(RequestIds.HEADER, visit.requestId());
        context.response().putHeader("X-Content-Type-Options", "nosniff");
        context.addEndHandler(
                ended -> metrics.record(visit.route(), context.response().getStatusCode(), visit.elapsedNanos()));
        if (Framing.isChunked(visit.request())) {
            closeAfter(visit);
        }
        try {
            dispatch(visit);
        } catch (RuntimeException failure) {
            LOG.error("A request failed in the gateway", failure);
            refuse(visit, new Problem(ProblemType.INTERNAL_ERROR, "The error was logged under the request's id."));
        }
    }

    private void closeAfter(Visit visit) {
        visit.context().response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        visit.context().addEndHandler(ended -> refusal.discardRest(visit.request(), false));
    }

    private void dispatch(Visit visit) {
        HttpServerRequest request = visit.request();
        if (!METHODS.contains(request.method().name())) {
            refuse(visit, methodNotAllowed(String.join(", ", METHODS)));
            return;
        }
        Optional<RequestPath> path = Optional.ofNullable(request.path()).flatMap(RequestPath::parse);
        if (path.isEmpty() || !Framing.isClear(request)) {
            refuse(visit, new Problem(ProblemType.BAD_REQUEST, "The path or the head of the request is ambiguous."));
        } else if (path.get().segments().getFirst().equals("v1")) {
            enterApi(visit, path.get());
        } else {
            enterOwn(visit, path.get().raw());
        }
    }

    private void enterApi(Visit visit, RequestPath path) {
        HttpServerRequest request = visit.request();
        Optional<Target> target = routes.find(request.method().name(), path);
        boolean open = target.isPresent() && target.get().open();
        Optional<Problem> refused = open ? Optional.empty() : tokens.refuse(request.headers());
        if (refused.isPresent()) {
            refuse(visit, refused.get());
        } else if (target.isEmpty()) {
            refuse(visit, notFound());
        } else {
            visit.goesTo(target.get().service().key());
            proxy.forward(visit.context(), target.get(), visit.requestId());
        }
    }

    private void enterOwn(Visit visit, String path) {
        HttpServerRequest request = visit.request();
        boolean known = path.equals(HEALTH) || PROBES.contains(path) || library.has(path);
        boolean reading =
                request.method().name().equals("GET") || request.method().name().equals("HEAD");
        if (!known) {
            refuse(visit, notFound());
        } else if (!reading) {
            refuse(visit, methodNotAllowed("GET, HEAD"));
        } else if (path.equals(HEALTH)) {
            health.answer(request);
        } else if (library.has(path)) {
            library.answer(request, path);
        } else {
            visit.context().next();
        }
    }

    private void refuse(Visit visit, Problem problem) {
        refusal.answer(visit.request(), problem);
    }

    private static Problem notFound() {
        return new Problem(ProblemType.NOT_FOUND, "No resource has this path. The paths are listed at /docs.");
    }

    private static Problem methodNotAllowed(String allowed) {
        return new Problem(ProblemType.METHOD_NOT_ALLOWED, "Possible here: " + allowed + ".").with("Allow", allowed);
    }
}
