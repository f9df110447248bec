package io.dangol.gateway.proxy;

import io.dangol.gateway.routing.Service;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Where the services are now: as configured, or as the targets file says, which is read again while the gateway runs.
///
/// A new address is used by every request that begins after the change; requests under way finish where they are. How
/// many those are is counted, so that whoever moves a service knows when its former address is no longer in use.
@Singleton
public class ServiceAddresses {
    private static final Logger LOG = Logger.getLogger(ServiceAddresses.class);
    private static final long NO_REVISION = -1;

    private final Vertx vertx;
    private final Map<Service, URI> configured;
    private final TargetsSettings settings;
    private final Map<Service, Map<URI, AtomicInteger>> underWay = new EnumMap<>(Service.class);
    private volatile TargetsFile current = new TargetsFile(NO_REVISION, Map.of());
    private @Nullable String complaint;

    ServiceAddresses(Vertx vertx, Upstreams upstreams, TargetsSettings settings) {
        this.vertx = vertx;
        this.configured = Map.copyOf(upstreams.addresses());
        this.settings = settings;
        for (Service service : Service.values()) {
            if (!configured.containsKey(service)) {
                throw new IllegalStateException(
                        "dangol.gateway.upstream." + service.key() + " must name the address of the service");
            }
            underWay.put(service, new ConcurrentHashMap<>());
        }
        settings.file().ifPresent(this::reload);
    }

    void follow(@Observes StartupEvent started) {
        settings.file()
                .ifPresent(file -> vertx.setPeriodic(
                        settings.reloadEvery().toMillis(),
                        // Ordered: a slow disk delays the next reading instead of gathering many.
                        tick -> vertx.executeBlocking(() -> {
                            reload(file);
                            return null;
                        })));
    }

    /// The address for requests that begin now.
    public URI of(Service service) {
        URI moved = current.addresses().get(service);
        return moved != null ? moved : Objects.requireNonNull(configured.get(service));
    }

    /// The revision of the file whose addresses are in use; −1 without a file.
    public long revision() {
        return current.revision();
    }

    /// Requests under way to addresses that the service no longer has.
    public int draining(Service service) {
        URI now = of(service);
        return entries(service).entrySet().stream()
                .filter(entry -> !entry.getKey().equals(now))
                .mapToInt(entry -> entry.getValue().get())
                .sum();
    }

    /// Begins a request to a service. It counts until the passage ends.
    Passage enter(Service service) {
        while (true) {
            URI address = of(service);
            Passage passage = new Passage(address, count(service, address));
            if (address.equals(of(service))) {
                return passage;
            }
            // Between the two looks the service has moved, and may have been found unused already.
            passage.end();
        }
    }

    private AtomicInteger count(Service service, URI address) {
        return entries(service).compute(address, (same, known) -> {
            AtomicInteger count = known == null ? new AtomicInteger() : known;
            count.incrementAndGet();
            return count;
        });
    }

    private void forgetUnused() {
        for (Service service : Service.values()) {
            Map<URI, AtomicInteger> entries = entries(service);
            for (URI address : entries.keySet()) {
                entries.computeIfPresent(address, (same, count) -> count.get() == 0 ? null : count);
            }
        }
    }

    private Map<URI, AtomicInteger> entries(Service service) {
        return Objects.requireNonNull(underWay.get(service));
    }

    private synchronized void reload(Path file) {
        try {
            TargetsFile read = TargetsFile.read(file);
            complaint = null;
            if (!read.equals(current)) {
                current = read;
                forgetUnused();
                LOG.infof("Addresses of revision %d are in use: %s", read.revision(), read.addresses());
            }
        } catch (IOException failure) {
            String reason = failure.toString();
            if (!reason.equals(complaint)) {
                LOG.warnf("The targets file %s is not used, the last good addresses stay: %s", file, reason);
                complaint = reason;
            }
        }
    }

    /// One request on its way to an address.
    static final class Passage {
        private final URI address;
        private final AtomicInteger count;
        private final AtomicBoolean ended = new AtomicBoolean();

        private Passage(URI address, AtomicInteger count) {
            this.address = address;
            this.count = count;
        }

        URI address() {
            return address;
        }

        /// The service has nothing more to do with the request; only the first call counts.
        void end() {
            if (ended.compareAndSet(false, true)) {
                count.decrementAndGet();
            }
        }
    }
}
