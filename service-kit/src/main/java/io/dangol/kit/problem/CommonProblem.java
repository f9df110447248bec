package io.dangol.kit.problem;

/// Refusals that any endpoint can answer with.
public enum CommonProblem implements Refusal.Type {
    BAD_REQUEST(400, "The request is not well formed"),
    VALIDATION_FAILED(400, "The request has fields that are not as they must be"),
    INVALID_CURSOR(400, "The cursor is not one that this list gave"),
    UNAUTHORIZED(401, "A valid token is required"),
    FORBIDDEN(403, "The token's role may not do this"),
    NOT_FOUND(404, "There is no such thing, or not for this caller"),
    METHOD_NOT_ALLOWED(405, "The resource does not know this method"),
    NOT_ACCEPTABLE(406, "The resource has no such representation"),
    CONFLICT(409, "The request does not fit the present state"),
    PRECONDITION_FAILED(412, "The resource has changed since it was read"),
    PAYLOAD_TOO_LARGE(413, "The body is larger than allowed"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has a media type that is not understood here"),
    UNSUPPORTED_CONTENT_ENCODING(415, "The body has a content coding that is not understood here"),
    UNPROCESSABLE(422, "The request was understood and refused"),
    PRECONDITION_REQUIRED(428, "The header If-Match is required"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    SERVICE_UNAVAILABLE(503, "The service cannot answer right now");

    private final int status;
    private final String title;

    CommonProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    /// 404, also for what the caller may not see.
    public static Refusal notFound() {
        return new Refusal(NOT_FOUND, "check the id, and that the token may see it");
    }

    /// 400 with one field's violation.
    public static Refusal invalid(String field, String message) {
        return new Refusal(
                VALIDATION_FAILED, field + " " + message, java.util.List.of(new Refusal.Violation(field, message)));
    }
}
