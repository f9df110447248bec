package io.dangol.customer;

import static io.dangol.customer.Api.patching;
import static io.dangol.customer.Api.posting;
import static io.dangol.customer.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.testkit.EventSchemas;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.PublishedEvents;
import io.dangol.testkit.PublishedEvents.Published;
import io.dangol.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PublishedEventsIT {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void everyEventIsPublishedAsItsSchemaSays() {
        String source = unique("pos");
        JsonPath purchase = posting(Tokens.of("agent"))
                .body("""
                        {"source":"%s","orderId":"A-1001","customer":{"externalId":"00001"},
                         "purchasedAt":"2024-11-21T09:30:00+09:00","channel":"store","store":"gangnam",
                         "total":{"amount":"12900","currency":"KRW"},
                         "lines":[{"sku":"TEA-01","category":"tea","quantity":2},{"sku":"TEA-02"}]}""".formatted(source))
                .post("/v1/purchases")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String customerId = purchase.getString("customerId");
        patching(Tokens.of("agent"))
                .header("If-Match", "\"1\"")
                .body("{\"name\":\"김서연\"}")
                .patch("/v1/customers/" + customerId)
                .then()
                .statusCode(200);

        try (PublishedEvents events = new PublishedEvents(bootstrapServers, "customer.events")) {
            List<Published> ours = await().atMost(DEADLINE)
                    .until(
                            () -> events.all().stream()
                                    .filter(event -> event.key().equals(customerId))
                                    .toList(),
                            found -> found.size() >= 3);

            assertThat(ours)
                    .extracting(Published::type)
                    .containsExactly(
                            "io.dangol.customer.customer.registered.v1",
                            "io.dangol.customer.purchase.recorded.v1",
                            "io.dangol.customer.customer.updated.v1");
            EventSchemas schemas = new EventSchemas(Path.of("events"));
            ours.forEach(event -> schemas.check(event.type(), event.value()));
            assertThat(ours)
                    .allSatisfy(event -> assertThat(event.headers()).containsEntry("ce_subject", customerId))
                    .allSatisfy(event -> assertThat(event.value()).doesNotContain("김서연"));
            assertThat(ours.get(1).headers()).containsEntry("ce_time", "2024-11-21T00:30:00Z");
            assertThat(JsonPath.from(ours.get(1).value()).getString("purchaseId"))
                    .isEqualTo(purchase.getString("id"));
        }
    }
}
