package io.dangol.gateway.proxy;

import io.dangol.gateway.proxy.ServiceAddresses.Passage;
import io.dangol.gateway.routing.Service;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/// Opens requests to the services, and bridges the moment in which a service restarts.
///
/// Only refused connections are tried again: nothing was sent, so nothing can happen twice. How long, and how many
/// requests at once may be doing so, is limited.
@Singleton
class Connector {
    private static final Logger LOG = Logger.getLogger(Connector.class);

    private final Vertx vertx;
    private final HttpClient client;
    private final ServiceAddresses addresses;
    private final ProxyLimits limits;
    private final AtomicInteger retrying = new AtomicInteger();
    private final Set<Service> unreachable = ConcurrentHashMap.newKeySet();

    Connector(Vertx vertx, HttpClient client, ServiceAddresses addresses, ProxyLimits limits) {
        this.vertx = vertx;
        this.client = client;
        this.addresses = addresses;
        this.limits = limits;
    }

    /// A request that a service will take, and its passage, which the caller ends.
    record Opened(HttpClientRequest request, Passage passage) {}

    /// Opens a request, of which nothing has been sent yet. Each try goes to the address that the
    /// service has then.
    ///
    /// @param patience how long a refusing service is tried again
    Future<Opened> open(Service service, HttpMethod method, String uri, Patience patience) {
        Passage passage = addresses.enter(service);
        return client.request(options(passage.address(), method, uri))
                .map(request -> {
                    reached(service);
                    return new Opened(request, passage);
                })
                .recover(failure -> {
                    passage.end();
                    if (failure instanceof HttpClosedException) {
                        // A kept connection that ended before anything was sent on it.
                        return again(service, method, uri, patience, failure);
                    }
                    if (!isRefused(failure)) {
                        return Future.failedFuture(failure);
                    }
                    refused(service);
                    return again(service, method, uri, patience, failure);
                });
    }

    private Future<Opened> again(Service service, HttpMethod method, String uri, Patience patience, Throwable failure) {
        if (!patience.isLeft()) {
            return Future.failedFuture(failure);
        }
        return pause().compose(paused -> open(service, method, uri, patience));
    }

    /// Waits a moment before another try; fails at once if too many are waiting.
    Future<Void> pause() {
        if (retrying.incrementAndGet() > limits.maxRetrying()) {
            retrying.decrementAndGet();
            return Future.failedFuture(new ConnectException("too many requests wait for a restart"));
        }
        Promise<Void> paused = Promise.promise();
        vertx.setTimer(limits.retryPause().toMillis(), fired -> {
            retrying.decrementAndGet();
            paused.complete();
        });
        return paused.future();
    }

    /// The patience for one request.
    Patience patience() {
        return new Patience(limits.retryFor());
    }

    private RequestOptions options(URI address, HttpMethod method, String uri) {
        return new RequestOptions()
                .setMethod(method)
                .setHost(address.getHost())
                .setPort(address.getPort())
                .setURI(uri)
                .setConnectTimeout(limits.poolWait().toMillis());
    }

    private static boolean isRefused(Throwable failure) {
        return failure instanceof ConnectException && !(failure instanceof ConnectTimeoutException);
    }

    private void refused(Service service) {
        if (unreachable.add(service)) {
            LOG.warnf("%s does not accept connections", service.key());
        }
    }

    private void reached(Service service) {
        if (!unreachable.isEmpty() && unreachable.remove(service)) {
            LOG.infof("%s accepts connections again", service.key());
        }
    }
}
