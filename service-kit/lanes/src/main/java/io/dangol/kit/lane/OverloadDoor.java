package io.dangol.kit.lane;

import io.dangol.kit.problem.Refusal;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/// Turns commands away at the door while the lanes are nearly full: before a token or a signature is verified and the
/// body is read, because what refusing costs is taken from those who were let in. The lanes refuse by themselves as
/// well, whatever is left in front of one that is full.
public final class OverloadDoor {
    private static final int PRIORITY = 1_000;

    private final Lanes<?, ?> lanes;
    private final List<String> paths;

    /// @param paths what the paths begin with to which commands are posted
    public OverloadDoor(Lanes<?, ?> lanes, List<String> paths) {
        this.lanes = lanes;
        this.paths = List.copyOf(paths);
    }

    /// Opens it for the requests that pass these filters.
    public void open(Filters filters) {
        filters.register(this::pass, PRIORITY);
    }

    private void pass(RoutingContext request) {
        if (lanes.areNearlyFull() && isCommand(request)) {
            Refusal refusal = lanes.refuse();
            request.response()
                    .setStatusCode(refusal.type().status())
                    .putHeader("Retry-After", "1")
                    .putHeader("Content-Type", "application/problem+json")
                    .end(body(refusal, request.request().path()));
        } else {
            request.next();
        }
    }

    private boolean isCommand(RoutingContext request) {
        String path = request.request().path();
        return request.request().method().equals(HttpMethod.POST)
                && paths.stream().anyMatch(path::startsWith);
    }

    private static String body(Refusal refusal, String path) {
        return new JsonObject()
                .put("type", "https://dangol.io/problems/" + refusal.type().slug())
                .put("title", refusal.type().title())
                .put("status", refusal.type().status())
                .put("detail", refusal.detail())
                .put("instance", path)
                .encode();
    }
}
