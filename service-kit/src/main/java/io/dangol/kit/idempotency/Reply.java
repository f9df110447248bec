package io.dangol.kit.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
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
    ///
    /// @param <T> the view, for the API document; a kept answer is its JSON
    @SuppressWarnings("unchecked")
    public <T> RestResponse<T> toResponse() {
        ResponseBuilder<Object> response = ResponseBuilder.create(RestResponse.Status.fromStatusCode(status), body)
                .type(MediaType.APPLICATION_JSON_TYPE);
        if (location != null) {
            response.header(HttpHeaders.LOCATION, location);
        }
        if (etag != null) {
            response.header(HttpHeaders.ETAG, etag);
        }
        if (replayed) {
            response.header(REPLAYED_HEADER, "true");
        }
        return (RestResponse<T>) response.build();
    }
}
