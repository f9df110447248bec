package io.dangol.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which headers travel on.
///
/// Headers of one connection only (RFC 9110, section 7.6.1) stay behind in both directions, as does whatever claims
/// where a request came from: the gateway writes that itself.
final class HeaderRules {
    static final String REQUEST_ID = "x-request-id";

    private static final Set<String> CONNECTION_ONLY = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");
    private static final Set<String> REWRITTEN_IN_REQUESTS = Set.of(
            "host",
            "expect",
            "content-length",
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-proto",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-forwarded-ssl",
            "x-forwarded-server",
            "x-original-url",
            "x-rewrite-url",
            "x-http-method-override",
            "x-real-ip",
            "baggage",
            "traceparent",
            "tracestate",
            REQUEST_ID);
    private static final Set<String> REWRITTEN_IN_ANSWERS = Set.of(REQUEST_ID, "x-content-type-options");

    private HeaderRules() {}

    /// Copies what a service may see of a request.
    static void copyRequest(HttpServerRequest request, MultiMap to, String requestId) {
        copy(request.headers(), to, REWRITTEN_IN_REQUESTS);
        to.set(REQUEST_ID, requestId);
        SocketAddress remote = request.remoteAddress();
        if (remote != null && remote.hostAddress() != null) {
            to.set("x-forwarded-for", remote.hostAddress());
        }
        to.set("x-forwarded-proto", request.isSSL() ? "https" : "http");
        if (request.authority() != null) {
            to.set(HttpHeaders.HOST, request.authority().toString());
            to.set("x-forwarded-host", request.authority().toString());
        }
    }

    /// Copies what the caller may see of an answer; answers are not to be stored unless the service says so.
    static void copyAnswer(MultiMap from, MultiMap to) {
        copy(from, to, REWRITTEN_IN_ANSWERS);
        if (!to.contains(HttpHeaders.CACHE_CONTROL)) {
            to.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    private static void copy(MultiMap from, MultiMap to, Set<String> rewritten) {
        Set<String> named = namedByConnection(from);
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!CONNECTION_ONLY.contains(name) && !rewritten.contains(name) && !named.contains(name)) {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    private static Set<String> namedByConnection(MultiMap headers) {
        if (!headers.contains(HttpHeaders.CONNECTION)) {
            return Set.of();
        }
        Set<String> named = new HashSet<>();
        for (String value : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String name : value.split(",", -1)) {
                named.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        return named;
    }
}
