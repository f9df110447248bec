package io.dangol.gateway.documents;

import io.dangol.kit.http.EntityTags;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;

/// Sends a page: compressed if the caller takes that, and not at all if the caller has it.
final class PageWriter {
    /// Only from here, and nothing inline but the pictures that the style sheet holds.
    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private PageWriter() {}

    static void write(HttpServerRequest request, Page page) {
        boolean compress = takesGzip(request);
        String tag = '"' + page.version() + (compress ? "-gzip" : "") + '"';
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.ETAG, tag)
                .putHeader(HttpHeaders.VARY, "Accept, Accept-Encoding")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader("Content-Security-Policy", CONTENT_POLICY)
                .putHeader("Referrer-Policy", "no-referrer");
        if (has(request, tag)) {
            response.setStatusCode(304).end();
            return;
        }
        Buffer content = compress ? page.compressed() : page.plain();
        response.putHeader(HttpHeaders.CONTENT_TYPE, page.mediaType())
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(content.length()));
        if (compress) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(content);
        }
    }

    private static boolean has(HttpServerRequest request, String tag) {
        List<String> held = request.headers().getAll(HttpHeaders.IF_NONE_MATCH);
        return !held.isEmpty()
                && EntityTags.parse(held).filter(tags -> tags.matchWeakly(tag)).isPresent();
    }

    private static boolean takesGzip(HttpServerRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
    }
}
