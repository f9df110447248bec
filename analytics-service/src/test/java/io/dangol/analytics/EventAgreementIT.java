package io.dangol.analytics;

import io.dangol.testkit.EventAgreement;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// This service takes the same events as every other consumer of their types, and refuses the same.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class EventAgreementIT {
    private static final String CONSUMER = "analytics";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Pool pool;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.dangol.customer.customer.registered.v1",
                "io.dangol.customer.purchase.recorded.v1",
                "io.dangol.customer.purchase.returned.v1",
                "io.dangol.customer.purchase.corrected.v1",
                "io.dangol.customer.purchase.cancelled.v1",
                "io.dangol.customer.sale.recorded.v1",
                "io.dangol.customer.sale.returned.v1",
                "io.dangol.customer.credit.recorded.v1",
                "io.dangol.feedback.feedback.received.v1",
                "io.dangol.feedback.response.recorded.v1",
                "io.dangol.feedback.case.opened.v1",
                "io.dangol.feedback.case.resolved.v1",
                "io.dangol.feedback.compensation.approved.v1",
                "io.dangol.loyalty.member.enrolled.v1",
                "io.dangol.loyalty.points.earned.v1"
            })
    void goodEventsAreTakenAndBadOnesRefusedWithTheirField(String type) {
        new EventAgreement(bootstrapServers, CONSUMER).check(type, this::taken);
    }

    private Set<UUID> taken() {
        Set<UUID> taken = new HashSet<>();
        pool.query("SELECT event_id FROM inbox WHERE consumer = '" + CONSUMER + "'")
                .execute()
                .await()
                .atMost(PATIENCE)
                .forEach(row -> taken.add(row.getUUID("event_id")));
        return taken;
    }
}
