package io.dangol.kit.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Answers a missing, expired or forged token. The problem library's own mappers are linked against another form of
/// Quarkus' challenge and fail on this one.
public class UnauthorizedMapper {
    private static final int BEFORE_THE_LIBRARY = 1;

    private final ProblemShape shape;

    UnauthorizedMapper(ProblemShape shape) {
        this.shape = shape;
    }

    @ServerExceptionMapper(
            value = {UnauthorizedException.class, AuthenticationFailedException.class},
            priority = BEFORE_THE_LIBRARY)
    public Response answer(Exception cause, UriInfo request) {
        Refusal refusal = new Refusal(
                CommonProblem.UNAUTHORIZED, "send a token that is valid now: Authorization: Bearer <token>");
        HttpProblem problem = HttpProblem.builder()
                .withStatus(refusal.type().status())
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
        return shape.apply(problem, ProblemContext.of(refusal, request)).toResponse();
    }
}
