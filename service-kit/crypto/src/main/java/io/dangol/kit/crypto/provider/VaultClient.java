package io.dangol.kit.crypto.provider;

import io.dangol.kit.crypto.keyset.KeySettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Sends requests to Vault, each in bounded time, those that may succeed a moment later again.
///
/// Source of the statuses: Vault's documentation, "HTTP API", section "HTTP status codes".
final class VaultClient {
    private static final int ANSWER_BYTES_MOST = 4 << 20;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final int OK_FIRST = 200;
    private static final int OK_LAST = 299;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final HttpClient client;
    private final URI url;
    private final VaultToken token;
    private final KeySettings.Vault settings;

    private record Answer(int status, Buffer body) {}

    VaultClient(HttpClient client, URI url, VaultToken token, KeySettings.Vault settings) {
        this.client = client;
        this.url = url;
        this.token = token;
        this.settings = settings;
    }

    /// @param path behind `/v1/`
    /// @return `data` of the answer, or a [VaultFailure]
    Uni<JsonObject> get(String path) {
        return send(HttpMethod.GET, path, null);
    }

    /// Of a batch, some may have failed: their results have an `error`.
    Uni<JsonObject> post(String path, JsonObject body) {
        return send(HttpMethod.POST, path, body.toBuffer());
    }

    private Uni<JsonObject> send(HttpMethod method, String path, @Nullable Buffer body) {
        Uni<JsonObject> once = Uni.createFrom().deferred(() -> exchange(method, path, body));
        return once.onFailure(this::hasAnotherToken)
                .recoverWithUni(once)
                .onFailure(VaultClient::isTransient)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(Math.max(1, settings.attempts()) - 1L);
    }

    private boolean hasAnotherToken(Throwable failure) {
        return failure instanceof VaultFailure refused && refused.status() == FORBIDDEN && token.refresh();
    }

    private static boolean isTransient(Throwable failure) {
        return failure instanceof VaultFailure refused && refused.isTransient();
    }

    private Uni<JsonObject> exchange(HttpMethod method, String path, @Nullable Buffer body) {
        AtomicReference<@Nullable HttpClientRequest> begun = new AtomicReference<>();
        return Uni.createFrom()
                .completionStage(() -> client.request(options(method, path))
                        .compose(request -> {
                            begun.set(request);
                            return body == null ? request.send() : request.send(body);
                        })
                        .compose(response -> body(response).map(content -> new Answer(response.statusCode(), content)))
                        .toCompletionStage())
                .ifNoItem()
                .after(settings.timeout())
                .failWith(() -> new VaultFailure(
                        0, "Vault did not answer within " + settings.timeout().toMillis() + " ms"))
                .onFailure()
                .invoke(() -> Optional.ofNullable(begun.get()).ifPresent(HttpClientRequest::reset))
                .onFailure(failure -> !(failure instanceof VaultFailure))
                .transform(failure -> new VaultFailure(
                        0, "Vault cannot be reached (" + failure.getClass().getSimpleName() + ")"))
                .map(answer -> data(path, answer));
    }

    private RequestOptions options(HttpMethod method, String path) {
        boolean secure = "https".equals(url.getScheme());
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setHost(url.getHost())
                .setPort(url.getPort() > 0 ? url.getPort() : secure ? HTTPS_PORT : HTTP_PORT)
                .setSsl(secure)
                .setURI("/v1/" + path)
                .setTimeout(settings.timeout().toMillis())
                .putHeader("X-Vault-Token", token.value())
                // Vault demands it of agents and proxies that add tokens.
                .putHeader("X-Vault-Request", "true");
        settings.namespace().ifPresent(namespace -> options.putHeader("X-Vault-Namespace", namespace));
        return options;
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        Promise<Buffer> whole = Promise.promise();
        Buffer content = Buffer.buffer();
        response.handler(part -> {
            if (content.length() + part.length() <= ANSWER_BYTES_MOST) {
                content.appendBuffer(part);
            } else if (whole.tryFail(new IOException("the answer is too long"))) {
                response.request().reset();
            }
        });
        response.exceptionHandler(whole::tryFail);
        response.endHandler(_ -> whole.tryComplete(content));
        return whole.future();
    }

    /// A batch of which a part has failed is answered with 400, or with 500, and its results.
    private static JsonObject data(String path, Answer answer) {
        boolean isDone = answer.status() >= OK_FIRST && answer.status() <= OK_LAST;
        if (!isDone && answer.status() != BAD_REQUEST) {
            throw VaultFailure.of(answer.status(), path);
        }
        try {
            if (new JsonObject(answer.body()).getValue("data") instanceof JsonObject data
                    && (isDone || data.containsKey("batch_results"))) {
                return data;
            }
        } catch (DecodeException notJson) {
            // Falls through: a proxy has answered, or something that is not Vault.
        }
        throw isDone
                ? new VaultFailure(answer.status(), "what answers " + path + " is not Vault")
                : VaultFailure.of(answer.status(), path);
    }
}
