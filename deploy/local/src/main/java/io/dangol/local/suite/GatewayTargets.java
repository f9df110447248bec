package io.dangol.local.suite;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.embedded.secret.PrivateFiles;
import io.dangol.local.Settings;
import java.io.IOException;
import java.util.Optional;

/// `run/targets.properties`: where the gateway finds the services. The gateway reads it every moment, and tells in its
/// readiness which revision it uses and how many requests are still under way to former addresses.
final class GatewayTargets {
    private final Settings settings;
    private long revision;

    GatewayTargets(Settings settings) {
        this.settings = settings;
    }

    /// Replaces the file by one of the next revision.
    void write(Ports ports) throws IOException {
        revision++;
        StringBuilder content = new StringBuilder("revision=" + revision + "\n");
        for (String service : SuitePlan.SERVICES) {
            content.append(service + "=" + SuitePlan.serviceUrl(ports, service) + "\n");
        }
        PrivateFiles.write(settings.home().targets(), content.toString());
    }

    /// Whether the gateway uses what was written last.
    boolean areInUse() {
        return data().filter(data -> data.path("revision").asLong(-1) == revision)
                .isPresent();
    }

    /// Whether the gateway uses what was written last and waits for no answer of a former address of
    /// the service.
    boolean areDrained(String service) {
        return data().filter(data -> data.path("revision").asLong(-1) == revision)
                .filter(data -> data.path("draining." + service).asInt(-1) == 0)
                .isPresent();
    }

    private Optional<JsonNode> data() {
        Optional<JsonNode> ready = Probes.json(settings.gatewayPort(), "/q/health/ready");
        if (ready.isPresent()) {
            for (JsonNode check : ready.get().path("checks")) {
                if (check.path("name").asText().equals("targets")) {
                    return Optional.of(check.path("data"));
                }
            }
        }
        return Optional.empty();
    }
}
