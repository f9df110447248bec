package io.dangol.gateway.proxy;

import io.dangol.gateway.problem.Problem;
import io.dangol.gateway.problem.ProblemType;
import io.dangol.gateway.problem.Refusal;
import io.dangol.gateway.proxy.ServiceAddresses.Passage;
import io.dangol.gateway.routing.RequestPath;
import io.dangol.gateway.routing.Target;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.streams.Pipe;
import io.vertx.ext.web.RoutingContext;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One request on its way to a service, and the answer on its way back.
///
/// It runs on one event loop and ends exactly once: with the service's answer, with a problem, or because the caller
/// went away. However it ends, nothing is left open towards the service.
final class Exchange {
    /// What every exchange needs.
    record Means(Vertx vertx, Connector connector, Circuits circuits, ProxyLimits limits, Refusal refusal) {}

    private final Means means;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Target target;
    private final String requestId;
    private final Patience patience;
    private final RequestBody body;
    private final long startedNanos = System.nanoTime();

    private CircuitBreaker.@Nullable Pass pass;
    private @Nullable HttpClientRequest upstream;
    private @Nullable Passage passage;
    private @Nullable BodyPump pump;
    private @Nullable AnswerRest rest;
    private @Nullable Pipe<Buffer> piping;
    private long timer = -1;
    private boolean answering;
    private boolean over;

    Exchange(Means means, RoutingContext context, Target target, String requestId) {
        this.means = means;
        this.request = context.request();
        this.response = context.response();
        this.target = target;
        this.requestId = requestId;
        this.patience = means.connector().patience();
        this.body = RequestBody.of(request);
        context.addEndHandler(ended -> {
            if (ended.failed()) {
                callerGone();
            }
        });
    }

    void start() {
        request.pause();
        if (body.declaredBytes() > maxBodyBytes()) {
            refuse(tooLarge());
            return;
        }
        CircuitBreaker circuit = means.circuits().of(target.service());
        pass = circuit.enter().orElse(null);
        if (pass == null) {
            refuse(UpstreamProblem.failingFast(target.service(), circuit.retryAfter()));
            return;
        }
        watch(means.limits().headTimeout());
        open();
    }

    private void open() {
        means.connector()
                .open(target.service(), request.method(), uri(), patience)
                .onSuccess(this::send)
                .onFailure(failure -> refuse(UpstreamProblem.notOpened(
                        target.service(), failure, means.limits().retryAfter())));
    }

    private void send(Connector.Opened connected) {
        HttpClientRequest opened = connected.request();
        if (over) {
            opened.reset();
            connected.passage().end();
            return;
        }
        upstream = opened;
        passage = connected.passage();
        HeaderRules.copyRequest(request, opened.headers(), requestId);
        // Whatever happens to the connection also fails the response.
        opened.exceptionHandler(failure -> {});
        opened.response().onSuccess(this::answer).onFailure(failure -> lost());
        if (!body.isPresent()) {
            body.describeAbsence(opened);
            opened.end();
            return;
        }
        body.describe(opened);
        if (body.isExpectingContinue()) {
            response.writeContinue();
        }
        pump = new BodyPump(request, opened, maxBodyBytes(), () -> refuse(tooLarge()));
        pump.start();
    }

    private void answer(HttpClientResponse answer) {
        if (over) {
            return;
        }
        answering = true;
        if (pass != null) {
            pass.answered();
        }
        means.vertx().cancelTimer(timer);
        response.setStatusCode(answer.statusCode());
        HeaderRules.copyAnswer(answer.headers(), response.headers());
        if (!isBodySent() && request.version() != HttpVersion.HTTP_2) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        if (!answer.headers().contains(HttpHeaders.CONTENT_LENGTH) && mayHaveBody(answer.statusCode())) {
            response.setChunked(true);
        }
        rest = new AnswerRest(means.vertx(), answer, this::reset);
        Pipe<Buffer> pipe = answer.pipe().endOnFailure(false);
        piping = pipe;
        pipe.to(response).onSuccess(ended -> answered()).onFailure(this::cut);
    }

    private void answered() {
        boolean bodySent = isBodySent();
        finish();
        if (!bodySent) {
            // The service has answered without reading everything.
            reset();
            means.refusal().discardRest(request, false);
        }
    }

    /// An answer that stops in the middle must not look whole, unless the caller is the one who left.
    private void cut(Throwable failure) {
        if (over) {
            return;
        }
        finish();
        release();
        if (!(failure instanceof ClosedChannelException)) {
            response.reset();
        }
    }

    /// The connection broke before the answer began.
    private void lost() {
        if (over || answering) {
            return;
        }
        endPassage();
        if (isSafeToRepeat() && patience.isLeft()) {
            means.connector().pause().onSuccess(paused -> reopen()).onFailure(failure -> refuseBroken());
        } else {
            refuseBroken();
        }
    }

    private void reopen() {
        if (!over) {
            open();
        }
    }

    private void refuseBroken() {
        refuse(UpstreamProblem.broken(target.service(), means.limits().retryAfter()));
    }

    private void callerGone() {
        if (!over) {
            finish();
            release();
        }
    }

    private void refuse(Problem problem) {
        if (over) {
            return;
        }
        finish();
        reset();
        means.refusal().answer(request, problem);
    }

    private void finish() {
        over = true;
        means.vertx().cancelTimer(timer);
        if (pass != null) {
            pass.abandoned();
        }
        endPassage();
        if (pump != null) {
            pump.stop();
        }
    }

    private void endPassage() {
        if (passage != null) {
            passage.end();
        }
    }

    private void reset() {
        if (upstream != null) {
            upstream.reset();
        }
    }

    /// Lets go of the connection to the service.
    private void release() {
        if (rest != null && piping != null && isBodySent()) {
            piping.close();
            rest.discard();
        } else {
            reset();
        }
    }

    private void watch(Duration timeLeft) {
        timer = means.vertx().setTimer(Math.max(1, timeLeft.toMillis()), fired -> late());
    }

    private void late() {
        if (over || answering) {
            return;
        }
        Duration quiet = Duration.ofNanos(System.nanoTime() - lastSignOfLifeNanos());
        Duration left = means.limits().headTimeout().minus(quiet);
        if (left.toMillis() > 0) {
            watch(left);
        } else if (upstream == null) {
            refuse(UpstreamProblem.notOpened(
                    target.service(), new TimeoutException(), means.limits().retryAfter()));
        } else if (pump != null && pump.isWaitingForCaller()) {
            refuse(new Problem(ProblemType.REQUEST_TIMEOUT, "The body of the request did not arrive in time."));
        } else {
            if (pass != null) {
                pass.timedOut();
            }
            refuse(UpstreamProblem.silent(target.service(), means.limits().retryAfter()));
        }
    }

    private long lastSignOfLifeNanos() {
        return target.bulk() && pump != null ? pump.lastProgressNanos() : startedNanos;
    }

    private Problem tooLarge() {
        return new Problem(ProblemType.PAYLOAD_TOO_LARGE, "The body may have up to " + maxBodyBytes() + " bytes here.");
    }

    private long maxBodyBytes() {
        ProxyLimits limits = means.limits();
        return (target.bulk() ? limits.maxImportBody() : limits.maxBody()).asLongValue();
    }

    private boolean isBodySent() {
        return pump == null || pump.isDone();
    }

    private boolean isSafeToRepeat() {
        return !body.isPresent()
                && (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD));
    }

    private boolean mayHaveBody(int status) {
        return !request.method().equals(HttpMethod.HEAD) && status != 204 && status != 304;
    }

    /// The path that was judged and the query as it was sent, also if the request named the whole
    /// address.
    private String uri() {
        String path = RequestPath.withPlainColons(request.path());
        String query = request.query();
        return query == null ? path : path + "?" + query;
    }
}
