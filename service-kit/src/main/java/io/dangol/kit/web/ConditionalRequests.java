package io.dangol.kit.web;

import io.dangol.kit.http.EntityTags;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Conditional requests by entity tag (RFC 9110, 13.1): whoever has a resource's present version already gets 304
/// instead of its content, at every endpoint that sends an `ETag`.
///
/// A malformed `If-None-Match` is ignored: the answer is whole then, which is never wrong.
public class ConditionalRequests {
    /// A parameter has the first line of a header only, and `If-Match` may stand on several.
    @ServerRequestFilter
    public void joinLines(ContainerRequestContext request) {
        List<String> lines = request.getHeaders().get(HttpHeaders.IF_MATCH);
        if (lines != null && lines.size() > 1) {
            request.getHeaders().putSingle(HttpHeaders.IF_MATCH, String.join(",", lines));
        }
    }

    @ServerResponseFilter
    public void answerNotModified(ContainerRequestContext request, ContainerResponseContext response) {
        List<String> held = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
        String tag = response.getHeaderString(HttpHeaders.ETAG);
        if (held != null && tag != null && response.getStatus() == Status.OK.getStatusCode() && isRead(request)) {
            EntityTags.parse(held).filter(tags -> tags.matchWeakly(tag)).ifPresent(same -> {
                response.setStatus(Status.NOT_MODIFIED.getStatusCode());
                response.setEntity(null);
            });
        }
    }

    private static boolean isRead(ContainerRequestContext request) {
        return request.getMethod().equals(HttpMethod.GET) || request.getMethod().equals(HttpMethod.HEAD);
    }
}
