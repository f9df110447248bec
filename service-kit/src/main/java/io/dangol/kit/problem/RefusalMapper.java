package io.dangol.kit.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/// Answers a refusal with its problem document.
@Provider
public class RefusalMapper extends ExceptionMapperBase<Refusal> {
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int RETRY_AFTER_SECONDS = 1;

    @Override
    protected HttpProblem toProblem(Refusal refusal) {
        HttpProblem.Builder problem = HttpProblem.builder()
                .withTitle(refusal.type().title())
                .withStatus(refusal.type().status())
                .withDetail(refusal.detail());
        if (refusal.type().status() == SERVICE_UNAVAILABLE) {
            problem.withHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        if (refusal.type() == CommonProblem.UNSUPPORTED_CONTENT_ENCODING) {
            problem.withHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        }
        return problem.build();
    }
}
