package io.dangol.kit.event;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jspecify.annotations.Nullable;

/// Down while the broker does not answer.
///
/// Neither liveness nor readiness: requests are served without the broker, and their events wait in the outbox. It is
/// part of `/q/health`, which the gateway asks.
@Wellness
@ApplicationScoped
public class BrokerHealth implements AsyncHealthCheck {
    /// Less than the second that the gateway gives a service to say how it is.
    private static final Duration TIMEOUT = Duration.ofMillis(700);
    private static final Duration RECONNECT_BACKOFF_MOST = Duration.ofSeconds(1);

    private final Map<String, Object> settings;
    private @Nullable Admin admin;

    public BrokerHealth(@Identifier("default-kafka-broker") Map<String, Object> settings) {
        this.settings = settings;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .completionStage(() -> admin().describeCluster()
                        .clusterId()
                        .toCompletionStage()
                        .toCompletableFuture())
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .map(known -> true)
                .onFailure()
                .recoverWithItem(false)
                .map(answers ->
                        HealthCheckResponse.named("broker").status(answers).build());
    }

    private synchronized Admin admin() {
        Admin ready = admin;
        if (ready == null) {
            Map<String, Object> own = new HashMap<>(settings);
            own.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
            own.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
            own.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_BACKOFF_MOST.toMillis());
            ready = Admin.create(own);
            admin = ready;
        }
        return ready;
    }

    @PreDestroy
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
