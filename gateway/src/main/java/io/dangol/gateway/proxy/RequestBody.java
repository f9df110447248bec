package io.dangol.gateway.proxy;

import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Set;

/// What the head of a request says about its body.
///
/// @param isPresent whether one is announced
/// @param declaredBytes its length; −1 if it comes in chunks or not at all
/// @param isExpectingContinue whether the caller waits for a go-ahead before sending it
record RequestBody(boolean isPresent, long declaredBytes, boolean isExpectingContinue) {
    private static final Set<HttpMethod> USUALLY_WITHOUT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.DELETE);

    static RequestBody of(HttpServerRequest request) {
        boolean expecting = request.headers().contains(HttpHeaders.EXPECT, "100-continue", true);
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return new RequestBody(true, -1, expecting);
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            long bytes = Long.parseLong(length);
            return new RequestBody(bytes > 0, bytes, expecting);
        }
        // HTTP/2 ends a body by a frame, so its length need not be announced.
        boolean streamed = request.version() == HttpVersion.HTTP_2 && !USUALLY_WITHOUT.contains(request.method());
        return new RequestBody(streamed, -1, expecting);
    }

    void describe(HttpClientRequest upstream) {
        if (declaredBytes < 0) {
            upstream.setChunked(true);
        } else {
            upstream.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(declaredBytes));
        }
    }

    void describeAbsence(HttpClientRequest upstream) {
        if (!USUALLY_WITHOUT.contains(upstream.getMethod())) {
            upstream.putHeader(HttpHeaders.CONTENT_LENGTH, "0");
        }
    }
}
