package io.dangol.loyalty.lane;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/// Turns postings away at the door while the lanes are nearly full: before the token is verified and the
/// body is read, because what refusing costs is taken from those who were let in. The lanes refuse by
/// themselves as well, whatever is left in front of one that is full.
@ApplicationScoped
class OverloadDoor {
    private static final int PRIORITY = 1_000;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final List<String> POSTINGS = List.of("/v1/transactions", "/v1/holds", "/v1/transfers");

    private final Lanes lanes;

    OverloadDoor(Lanes lanes) {
        this.lanes = lanes;
    }

    void open(@Observes Filters filters) {
        filters.register(this::pass, PRIORITY);
    }

    private void pass(RoutingContext request) {
        if (lanes.areNearlyFull() && isPosting(request)) {
            lanes.countRefusal();
            request.response()
                    .setStatusCode(SERVICE_UNAVAILABLE)
                    .putHeader("Retry-After", "1")
                    .putHeader("Content-Type", "application/problem+json")
                    .end(body(request.request().path()));
        } else {
            request.next();
        }
    }

    private static boolean isPosting(RoutingContext request) {
        String path = request.request().path();
        return request.request().method().equals(HttpMethod.POST)
                && POSTINGS.stream().anyMatch(path::startsWith);
    }

    private static String body(String path) {
        LaneProblem problem = LaneProblem.LEDGER_BUSY;
        return new JsonObject()
                .put("type", "https://dangol.io/problems/" + problem.slug())
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", problem.advice())
                .put("instance", path)
                .encode();
    }
}
