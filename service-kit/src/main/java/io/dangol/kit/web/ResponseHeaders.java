package io.dangol.kit.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Headers of every answer: the caller's request id again, and that nobody may cache what is personal.
public class ResponseHeaders {
    private static final String REQUEST_ID = "X-Request-Id";
    private static final int REQUEST_ID_LENGTH_MOST = 64;

    @ServerResponseFilter
    public void add(ContainerRequestContext request, ContainerResponseContext response) {
        String requestId = request.getHeaderString(REQUEST_ID);
        if (requestId != null
                && requestId.length() <= REQUEST_ID_LENGTH_MOST
                && requestId.chars().allMatch(character -> character > ' ' && character <= '~')) {
            response.getHeaders().putSingle(REQUEST_ID, requestId);
        }
        if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
