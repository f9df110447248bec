package io.dangol.kit.web;

import io.dangol.kit.problem.CommonProblem;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Answers 404 to a path with a slash at its end. The framework would ignore the slash, and a resource would have two
/// addresses.
public class ExactPath {
    @ServerRequestFilter(preMatching = true)
    public void check(HttpServerRequest request) {
        if (request.path().endsWith("/")) {
            throw CommonProblem.notFound();
        }
    }
}
