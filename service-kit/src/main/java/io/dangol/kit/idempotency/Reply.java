package io.dangol.kit.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// The answer to a command, in the form in which it is kept: the first time and every time after, the same.
///
/// @param status the HTTP status
/// @param location the path of what was made, or null
/// @param etag its version as an entity tag, quotes included, or null
/// @param body the view; a `String` is JSON already
/// @param replayed whether this is the answer of an earlier request
public record Reply(
        int status, @Nullable String location, @Nullable String etag, Object body, boolean replayed) {
    /// The response header that marks a repeated answer.
    public static final String REPLAYED_HEADER = "Idempotency-Replayed";

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    /// 200 with the view.
    public static Reply ok(@Nullable String etag, Object body) {
        return new Reply(OK, null, etag, body, false);
    }

    /// 201 with the view of what was made and where it is.
    public static Reply created(String location, @Nullable String etag, Object body) {
        return new Reply(CREATED, location, etag, body, false);
    }

    /// 202 with the view of what will be done.
    public static Reply accepted(@Nullable String location, Object body) {
        return new Reply(ACCEPTED, location, null, body, false);
    }

    /// As an HTTP response.
    public Response toResponse() {
        Response.ResponseBuilder response = Response.status(status).entity(body).type(MediaType.APPLICATION_JSON_TYPE);
        if (location != null) {
            response.header(HttpHeaders.LOCATION, location);
        }
        if (etag != null) {
            response.header(HttpHeaders.ETAG, etag);
        }
        if (replayed) {
            response.header(REPLAYED_HEADER, "true");
        }
        return response.build();
    }
}
