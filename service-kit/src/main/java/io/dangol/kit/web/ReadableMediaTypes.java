package io.dangol.kit.web;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses media types that are none, which the framework would meet with an error of its own.
public class ReadableMediaTypes {
    @ServerRequestFilter(preMatching = true)
    public void check(HttpServerRequest request) {
        if (!areReadable(request.headers().getAll(HttpHeaders.CONTENT_TYPE))) {
            throw new Refusal(
                    CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type must be one media type such as application/json");
        }
        if (!areReadable(request.headers().getAll(HttpHeaders.ACCEPT))) {
            throw new Refusal(
                    CommonProblem.BAD_REQUEST,
                    "Accept must be a list of media types such as application/json; send that or none");
        }
    }

    private static boolean areReadable(List<String> headers) {
        try {
            for (String header : headers) {
                if (!header.isBlank()) {
                    MediaTypeHelper.parseHeader(header);
                }
            }
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
