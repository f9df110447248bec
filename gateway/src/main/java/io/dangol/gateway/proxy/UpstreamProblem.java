package io.dangol.gateway.proxy;

import io.dangol.gateway.problem.Problem;
import io.dangol.gateway.problem.ProblemType;
import io.dangol.gateway.routing.Service;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/// What the caller is told when a service cannot be had.
final class UpstreamProblem {
    private static final String NOTHING_DONE = " Nothing was done; try again shortly.";

    private UpstreamProblem() {}

    /// No request could be opened, so the service has seen nothing of it.
    static Problem notOpened(Service service, Throwable failure, Duration retryAfter) {
        boolean busy = failure instanceof ConnectionPoolTooBusyException || failure instanceof TimeoutException;
        String why = busy ? " has too many requests waiting." : " is not reachable.";
        return unavailable("The " + service.key() + " service" + why + NOTHING_DONE, retryAfter);
    }

    /// The service has kept timing out, so nobody waits for it at present.
    static Problem failingFast(Service service, Duration retryAfter) {
        return unavailable(
                "The " + service.key() + " service did not answer the last requests in time." + NOTHING_DONE,
                retryAfter);
    }

    /// The connection was lost after something had been sent.
    static Problem broken(Service service, Duration retryAfter) {
        return unavailable(
                "The connection to the " + service.key() + " service broke before its answer, so the request may have"
                        + " been carried out. Repeat it with the same Idempotency-Key.",
                retryAfter);
    }

    /// The service has taken the request and is silent.
    static Problem silent(Service service, Duration retryAfter) {
        return later(
                ProblemType.UPSTREAM_TIMEOUT,
                "The " + service.key() + " service did not answer in time, so the request may have been carried out."
                        + " Repeat it with the same Idempotency-Key.",
                retryAfter);
    }

    private static Problem unavailable(String detail, Duration retryAfter) {
        return later(ProblemType.UPSTREAM_UNAVAILABLE, detail, retryAfter);
    }

    private static Problem later(ProblemType type, String detail, Duration retryAfter) {
        return new Problem(type, detail).with("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
    }
}
