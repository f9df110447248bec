package io.dangol.kit.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/// Answers a refusal with its problem document.
@Provider
public class RefusalMapper extends ExceptionMapperBase<Refusal> {
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String RETRY_AFTER = "Retry-After";
    /// Until a connection or a place in a queue is free.
    private static final int SHORT_WAIT_SECONDS = 1;
    /// Until one of the caller's jobs may have ended.
    private static final int LONG_WAIT_SECONDS = 10;

    @Override
    protected HttpProblem toProblem(Refusal refusal) {
        HttpProblem.Builder problem = HttpProblem.builder()
                .withTitle(refusal.type().title())
                .withStatus(refusal.type().status())
                .withDetail(refusal.detail());
        switch (refusal.type().status()) {
            case SERVICE_UNAVAILABLE -> problem.withHeader(RETRY_AFTER, SHORT_WAIT_SECONDS);
            case TOO_MANY_REQUESTS -> problem.withHeader(RETRY_AFTER, LONG_WAIT_SECONDS);
            default -> {}
        }
        if (refusal.type() == CommonProblem.UNSUPPORTED_CONTENT_ENCODING) {
            problem.withHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        }
        return problem.build();
    }
}
