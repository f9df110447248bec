package io.dangol.gateway.door;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;

/// Whether the head of a request says without doubt where the request ends and for whom it is.
///
/// Doubt is what request smuggling lives on, so it is refused here rather than resolved.
final class Framing {
    private static final int LONGEST_LENGTH_DIGITS = 12;

    private Framing() {}

    static boolean isClear(HttpServerRequest request) {
        return isHostClear(request) && isBodyClear(request.headers());
    }

    /// Whether the body came in chunks. The HTTP server drops a `Content-Length` that stood beside them,
    /// and after a request with both the connection must be closed (RFC 9112, section 6.3). The two
    /// cannot be told apart here, so the connection is closed after every chunked request.
    static boolean isChunked(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_2 && request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static boolean isHostClear(HttpServerRequest request) {
        boolean needed = request.version() != HttpVersion.HTTP_1_0;
        boolean named = request.authority() != null;
        return request.headers().getAll(HttpHeaders.HOST).size() <= 1 && (named || !needed);
    }

    private static boolean isBodyClear(MultiMap headers) {
        List<String> lengths = headers.getAll(HttpHeaders.CONTENT_LENGTH);
        List<String> encodings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
        if (encodings.isEmpty()) {
            return lengths.isEmpty() || (lengths.size() == 1 && isNumber(lengths.getFirst()));
        }
        return lengths.isEmpty()
                && encodings.size() == 1
                && encodings.getFirst().strip().equalsIgnoreCase("chunked");
    }

    private static boolean isNumber(String length) {
        return !length.isEmpty()
                && length.length() <= LONGEST_LENGTH_DIGITS
                && length.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}
