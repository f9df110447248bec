package io.dangol.benchmark.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.benchmark.run.ServiceClient;
import io.dangol.benchmark.sql.Customers;
import io.dangol.kit.time.PublicId;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;

/// The partner who delivers.
///
/// @param path where it delivers
/// @param secret what it signs with
record SignedSource(UUID id, String path, String secret) {
    /// Registers it, as an operator does.
    static SignedSource register(ServiceClient operator) throws IOException {
        JsonNode made =
                operator.create("/v1/sources", Map.of("name", Customers.SOURCE, "signature", "standard_webhooks"));
        UUID id = PublicId.parse("src", made.path("id").asText())
                .orElseThrow(() -> new IOException("the service made a source without an id"));
        return new SignedSource(
                id, made.path("webhookUrl").asText(), made.path("secret").asText());
    }
}
