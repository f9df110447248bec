package io.dangol.gateway.problem;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;

/// Answers a request with a problem document and gets rid of what is left of its body.
///
/// Closing a connection that still receives data makes the peer lose the answer, so the rest of a body is read and
/// thrown away for a short while first.
@Singleton
public class Refusal {
    private static final String MEDIA_TYPE = "application/problem+json";
    /// A body whose declared length has so few digits, up to 99,999 bytes, is worth reading to keep the connection.
    private static final int WORTH_READING_DIGITS = 5;

    private final Vertx vertx;
    private final long lingerMillis;

    Refusal(Vertx vertx, RefusalLimits limits) {
        this.vertx = vertx;
        this.lingerMillis = limits.linger().toMillis();
    }

    /// Answers with the problem, if no answer has begun; otherwise cuts the answer, so that nobody takes it for whole.
    public void answer(HttpServerRequest request, Problem problem) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        boolean keep = isWorthReading(request);
        response.setStatusCode(problem.type().status());
        response.putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        problem.headers().forEach(response::putHeader);
        if (!keep && request.version() != HttpVersion.HTTP_2) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        response.end(document(request, problem).toBuffer()).onComplete(done -> discardRest(request, keep));
    }

    /// Reads and throws away what is left of the body of a request that has been answered, then closes the connection
    /// unless it is to be kept; a peer that takes too long is cut off.
    public void discardRest(HttpServerRequest request, boolean keep) {
        if (request.isEnded()) {
            close(request, keep);
            return;
        }
        long timer = vertx.setTimer(lingerMillis, fired -> close(request, false));
        request.handler(chunk -> {});
        request.exceptionHandler(failure -> vertx.cancelTimer(timer));
        request.endHandler(end -> {
            vertx.cancelTimer(timer);
            close(request, keep);
        });
        request.resume();
    }

    private static void close(HttpServerRequest request, boolean keep) {
        if (keep) {
            return;
        }
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }

    private static boolean isWorthReading(HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return false;
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null || length.length() <= WORTH_READING_DIGITS;
    }

    private static JsonObject document(HttpServerRequest request, Problem problem) {
        JsonObject document = new JsonObject()
                .put("type", problem.type().uri())
                .put("title", problem.type().title())
                .put("status", problem.type().status())
                .put("detail", problem.detail())
                .put("instance", request.path());
        SpanContext span = Span.current().getSpanContext();
        if (span.isValid()) {
            document.put("traceId", span.getTraceId());
        }
        return document;
    }
}
