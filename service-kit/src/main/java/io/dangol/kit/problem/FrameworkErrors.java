package io.dangol.kit.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Errors that the framework answers, or the problem library answers wrongly, before any mapper of ours: without a
/// valid token (the library is linked against another form of Quarkus' challenge), JSON and parameters of
/// another shape.
public class FrameworkErrors {
    private static final int BEFORE_THE_OTHERS = 1;

    private final ProblemShape shape;

    FrameworkErrors(ProblemShape shape) {
        this.shape = shape;
    }

    @ServerExceptionMapper(
            value = {UnauthorizedException.class, AuthenticationFailedException.class},
            priority = BEFORE_THE_OTHERS)
    public Response unauthorized(UriInfo request) {
        HttpProblem challenge = HttpProblem.builder()
                .withStatus(CommonProblem.UNAUTHORIZED.status())
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
        Refusal refusal = new Refusal(
                CommonProblem.UNAUTHORIZED, "send a token that is valid now: Authorization: Bearer <token>");
        return shape.apply(challenge, ProblemContext.of(refusal, request)).toResponse();
    }

    @ServerExceptionMapper(priority = BEFORE_THE_OTHERS)
    public Response mismatched(MismatchedInputException mismatch, UriInfo request) {
        HttpProblem malformed = HttpProblem.builder()
                .withStatus(CommonProblem.BAD_REQUEST.status())
                .build();
        return shape.apply(malformed, ProblemContext.of(mismatch, request)).toResponse();
    }

    /// JAX-RS answers 404 to a query parameter of another type, as if there were no such list; that has a cause.
    @ServerExceptionMapper(priority = BEFORE_THE_OTHERS)
    public Response notFound(NotFoundException failure, UriInfo request) {
        Refusal refusal = failure.getCause() == null
                ? CommonProblem.notFound()
                : new Refusal(CommonProblem.BAD_REQUEST, "a parameter does not have the type that it must have");
        HttpProblem problem =
                HttpProblem.builder().withStatus(refusal.type().status()).build();
        return shape.apply(problem, ProblemContext.of(refusal, request)).toResponse();
    }
}
