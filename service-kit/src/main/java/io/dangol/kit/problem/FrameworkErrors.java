package io.dangol.kit.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Errors that the framework answers, or the problem library answers wrongly, before any mapper of ours: without a
/// valid token (the library is linked against another form of Quarkus' challenge), JSON and parameters of
/// another shape.
public class FrameworkErrors {
    private static final int BEFORE_THE_OTHERS = 1;

    private final ProblemShape shape;
    private final AllowedMethods allowedMethods;

    FrameworkErrors(ProblemShape shape, AllowedMethods allowedMethods) {
        this.shape = shape;
        this.allowedMethods = allowedMethods;
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

    /// JAX-RS answers 404 to a query parameter of another type, as if there were no such list; that
    /// has a cause. It also answers 404 to some methods that a path does not have.
    @ServerExceptionMapper(priority = BEFORE_THE_OTHERS)
    public Response notFound(NotFoundException failure, Request request, HttpServerRequest http, UriInfo uri) {
        Set<String> allowed = allowedMethods.of(http.path());
        if (failure.getCause() == null && !allowed.isEmpty() && !allowed.contains(request.getMethod())) {
            return methodNotAllowed(allowed, uri);
        }
        Refusal refusal = failure.getCause() == null
                ? CommonProblem.notFound()
                : new Refusal(CommonProblem.BAD_REQUEST, "a parameter does not have the type that it must have");
        return problem(refusal, uri).toResponse();
    }

    @ServerExceptionMapper(priority = BEFORE_THE_OTHERS)
    public Response notAllowed(NotAllowedException failure, HttpServerRequest http, UriInfo uri) {
        return methodNotAllowed(allowedMethods.of(http.path()), uri);
    }

    private Response methodNotAllowed(Set<String> allowed, UriInfo uri) {
        String methods = String.join(", ", allowed);
        Refusal refusal = new Refusal(CommonProblem.METHOD_NOT_ALLOWED, "use one of the methods " + methods);
        Response response = problem(refusal, uri).toResponse();
        response.getHeaders().putSingle(HttpHeaders.ALLOW, methods);
        return response;
    }

    private HttpProblem problem(Refusal refusal, UriInfo uri) {
        HttpProblem problem =
                HttpProblem.builder().withStatus(refusal.type().status()).build();
        return shape.apply(problem, ProblemContext.of(refusal, uri));
    }
}
