package io.dangol.testkit;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// A service takes the same events as every other consumer of their types, and refuses the same: see
/// [EventAgreement]. A service extends it with its `EventAgreementIT`, which has a test of each type.
public abstract class EventAgreementTests {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String consumer;

    @Inject
    Pool pool;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    /// @param consumer the name under which the service takes events
    protected EventAgreementTests(String consumer) {
        this.consumer = consumer;
    }

    /// Good events of the type are taken, and bad ones refused with their field.
    protected void check(String type) {
        new EventAgreement(bootstrapServers, consumer).check(type, this::taken);
    }

    private Set<UUID> taken() {
        Set<UUID> taken = new HashSet<>();
        pool.query("SELECT event_id FROM inbox WHERE consumer = '" + consumer + "'")
                .execute()
                .await()
                .atMost(PATIENCE)
                .forEach(row -> taken.add(row.getUUID("event_id")));
        return taken;
    }
}
