package io.dangol.gateway.problem;

import java.util.Locale;

/// The catalogue of what the gateway refuses by itself. Errors of the services pass through it unchanged; a type that
/// services have, too, has the same title there.
public enum ProblemType {
    BAD_REQUEST(400, "The request is not well formed"),
    UNAUTHORIZED(401, "A valid token is required"),
    NOT_FOUND(404, "There is no such thing, or not for this caller"),
    METHOD_NOT_ALLOWED(405, "The resource does not know this method"),
    REQUEST_TIMEOUT(408, "The request did not arrive in time"),
    PAYLOAD_TOO_LARGE(413, "The body is larger than allowed"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    UPSTREAM_UNAVAILABLE(503, "The service is not available"),
    UPSTREAM_TIMEOUT(504, "The service did not answer in time");

    private static final String CATALOGUE = "https://dangol.io/problems/";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /// The HTTP status.
    public int status() {
        return status;
    }

    /// The stable URI that clients may compare, such as `https://dangol.io/problems/not-found`.
    public String uri() {
        return CATALOGUE + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The short sentence that is the same for every occurrence.
    public String title() {
        return title;
    }
}
