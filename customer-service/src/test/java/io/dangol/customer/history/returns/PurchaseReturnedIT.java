package io.dangol.customer.history.returns;

import static io.dangol.customer.Api.unique;
import static io.dangol.customer.history.returns.Returns.body;
import static io.dangol.customer.history.returns.Returns.post;
import static io.dangol.customer.history.returns.Returns.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.testkit.EventSchemas;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.JsonBody;
import io.dangol.testkit.PublishedEvents;
import io.dangol.testkit.PublishedEvents.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PurchaseReturnedIT {
    private static final String RETURNED = "io.dangol.customer.purchase.returned.v1";
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void everyReturnIsPublishedWithWhatAllReturnsOfItsPurchaseGaveBack() {
        String source = unique("pos");
        JsonPath bought = purchase(source, "12900", "KRW");
        String customerId = bought.getString("customerId");
        String first = post(bought.getString("id"), body("R-1", "6450").replace("}}", "},\"reason\":\"damaged\"}"))
                .as(JsonBody.class)
                .at("id");
        String second = post(bought.getString("id"), body("R-2", "2000"))
                .as(JsonBody.class)
                .at("id");

        List<Published> events = published(customerId, 2);

        EventSchemas schemas = new EventSchemas(Path.of("events"));
        events.forEach(event -> schemas.check(event.type(), event.value()));
        assertThat(events)
                .allSatisfy(event -> assertThat(event.headers())
                        .containsEntry("ce_subject", customerId)
                        .containsEntry("ce_time", "2024-11-22T00:30:00Z"));
        assertThat(data(events.get(0))).isEqualTo(returned(bought, first, 2, "6450", "6450"));
        assertThat(data(events.get(1))).isEqualTo(returned(bought, second, 3, "2000", "8450"));
    }

    private static Map<String, Object> returned(
            JsonPath bought, String returnId, int version, String total, String returnedTotal) {
        return Map.of(
                "returnId", returnId,
                "purchaseId", bought.getString("id"),
                "customerId", bought.getString("customerId"),
                "aggregateVersion", version,
                "returnedAt", "2024-11-22T00:30:00Z",
                "total", Map.of("amount", total, "currency", "KRW"),
                "returnedTotal", Map.of("amount", returnedTotal, "currency", "KRW"),
                "purchaseTotal", Map.of("amount", "12900", "currency", "KRW"),
                "source", bought.getString("source"),
                "channel", "store");
    }

    private static Map<String, Object> data(Published event) {
        return JsonPath.from(event.value()).getMap("$");
    }

    private List<Published> published(String customerId, int count) {
        try (PublishedEvents events = new PublishedEvents(bootstrapServers, "customer.events")) {
            return await().atMost(DEADLINE)
                    .until(
                            () -> events.all().stream()
                                    .filter(event -> event.key().equals(customerId)
                                            && event.type().equals(RETURNED))
                                    .toList(),
                            found -> found.size() >= count);
        }
    }
}
