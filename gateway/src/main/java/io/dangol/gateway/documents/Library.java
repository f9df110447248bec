package io.dangol.gateway.documents;

import io.dangol.gateway.problem.Problem;
import io.dangol.gateway.problem.ProblemType;
import io.dangol.gateway.problem.Refusal;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// The gateway's own documents. Each is made when first asked for, off the event loop, and then kept, so that they
/// cost the start nothing.
@Singleton
public class Library {
    private static final Logger LOG = Logger.getLogger(Library.class);
    private static final String LANDING = "/";
    private static final String LANDING_HTML = "/index.html";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final Vertx vertx;
    private final Refusal refusal;
    private final Map<String, Callable<Page>> shelf;
    private final Map<String, Future<Page>> pages = new ConcurrentHashMap<>();

    Library(Vertx vertx, Refusal refusal, OpenApiDocument openApi) {
        this.vertx = vertx;
        this.refusal = refusal;
        this.shelf = Map.ofEntries(
                Map.entry(LANDING, file("application/json", "landing.json")),
                Map.entry(LANDING_HTML, file(HTML, "landing.html")),
                Map.entry("/landing.css", file(CSS, "landing.css")),
                Map.entry("/favicon.ico", file("image/png", "docs/favicon-32x32.png")),
                Map.entry("/docs", file(HTML, "docs/index.html")),
                Map.entry("/docs/", file(HTML, "docs/index.html")),
                Map.entry("/docs/start.js", file(SCRIPT, "docs/start.js")),
                Map.entry("/docs/swagger-ui.css", file(CSS, "docs/swagger-ui.css")),
                Map.entry("/docs/swagger-ui-bundle.js", file(SCRIPT, "docs/swagger-ui-bundle.js")),
                Map.entry("/openapi.json", () -> Page.of("application/json", openApi.json())),
                Map.entry("/openapi.yaml", () -> Page.of("application/yaml", openApi.yaml())));
    }

    /// Whether there is a document at this path.
    public boolean has(String path) {
        return shelf.containsKey(path);
    }

    /// Sends the document at this path; the landing page comes as HTML to browsers and as JSON to everyone else.
    public void answer(HttpServerRequest request, String path) {
        String name = path.equals(LANDING) && wantsHtml(request) ? LANDING_HTML : path;
        Context context = vertx.getOrCreateContext();
        page(name)
                .onComplete(made -> context.runOnContext(back -> {
                    if (made.succeeded()) {
                        PageWriter.write(request, made.result());
                    } else {
                        LOG.errorf(made.cause(), "The document %s cannot be made", name);
                        refusal.answer(
                                request, new Problem(ProblemType.INTERNAL_ERROR, "This document cannot be made."));
                    }
                }));
    }

    private Future<Page> page(String name) {
        Callable<Page> maker = shelf.get(name);
        if (maker == null) {
            return Future.failedFuture("no document " + name);
        }
        return pages.computeIfAbsent(name, missing -> vertx.executeBlocking(maker, false));
    }

    private static boolean wantsHtml(HttpServerRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains("text/html");
    }

    private static Callable<Page> file(String mediaType, String name) {
        return () -> Page.of(mediaType, Resources.read(name));
    }
}
