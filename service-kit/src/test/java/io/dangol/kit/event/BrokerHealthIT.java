package io.dangol.kit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.testkit.FreePorts;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class BrokerHealthIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    @Wellness
    BrokerHealth health;

    @Test
    void aBrokerThatAnswersIsUp() {
        await().atMost(PATIENCE).until(() -> statusOf(health) == Status.UP);
    }

    /// It takes connections, and says nothing.
    @Test
    void aBrokerThatIsSilentIsDown() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(statusAt(silent.getLocalPort())).isEqualTo(Status.DOWN);
        }
    }

    @Test
    void aBrokerThatIsNotThereIsDown() {
        assertThat(statusAt(FreePorts.next())).isEqualTo(Status.DOWN);
    }

    private static Status statusAt(int port) {
        BrokerHealth health = new BrokerHealth(Map.of("bootstrap.servers", "127.0.0.1:" + port));
        try {
            return statusOf(health);
        } finally {
            health.close();
        }
    }

    private static Status statusOf(BrokerHealth health) {
        return health.call().await().atMost(PATIENCE).getStatus();
    }
}
