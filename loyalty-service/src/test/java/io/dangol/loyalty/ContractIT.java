package io.dangol.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.support.Facts;
import io.dangol.loyalty.support.Stored;
import io.dangol.testkit.EventSchemas;
import io.dangol.testkit.Infrastructure;
import io.dangol.testkit.OpenApiDocument;
import io.dangol.testkit.PublishedEvents;
import io.dangol.testkit.PublishedEvents.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// What others rely on: the events as published, and the API's document.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ContractIT {
    @Inject
    Facts facts;

    @Inject
    Stored stored;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void whatAMemberDoesIsPublishedInOrderByTheSchemas() {
        String customer = facts.newId("cus");
        String purchase = facts.newId("pur");
        String compensation = facts.newId("cmp");
        facts.purchased(customer, purchase, "12900", "KRW");
        stored.awaitBalance(customer, 129);
        facts.compensated(customer, compensation, facts.newId("cas"), 7);
        stored.awaitBalance(customer, 136);

        List<Published> events = awaitEvents(customer, 3);

        assertThat(events)
                .extracting(Published::type)
                .containsExactly(
                        "io.dangol.loyalty.member.enrolled.v1",
                        "io.dangol.loyalty.points.earned.v1",
                        "io.dangol.loyalty.points.earned.v1");
        EventSchemas schemas = new EventSchemas(Path.of("events"));
        events.forEach(event -> schemas.check(event.type(), event.value()));
        String account = stored.account(customer).text();
        JsonPath enrolled = JsonPath.from(events.getFirst().value());
        assertThat(enrolled.getString("customerId")).isEqualTo(customer);
        assertThat(enrolled.getString("accountId")).isEqualTo(account);
        JsonPath earned = JsonPath.from(events.get(1).value());
        assertThat(earned.getString("transactionId")).isEqualTo(PublicId.format("txn", stored.transaction(purchase)));
        assertThat(earned.getString("customerId")).isEqualTo(customer);
        assertThat(earned.getString("accountId")).isEqualTo(account);
        assertThat(earned.getInt("aggregateVersion")).isEqualTo(1);
        assertThat(earned.getInt("points")).isEqualTo(129);
        assertThat(earned.getString("reason")).isEqualTo("purchase");
        assertThat(earned.getString("reference")).isEqualTo(purchase);
        assertThat(earned.getString("channel")).isEqualTo("store");
        assertThat(earned.getInt("balanceAfter")).isEqualTo(129);
        assertThat(earned.getString("earnedAt")).isEqualTo(Facts.BOUGHT_AT);
        assertThat(events.get(1).headers())
                .containsEntry("ce_subject", customer)
                .containsEntry("ce_source", "/loyalty-service")
                .containsEntry("ce_time", Facts.BOUGHT_AT)
                .containsEntry("ce_id", stored.transaction(purchase).toString());
        JsonPath compensated = JsonPath.from(events.get(2).value());
        assertThat(compensated.getInt("points")).isEqualTo(7);
        assertThat(compensated.getString("reason")).isEqualTo("compensation");
        assertThat(compensated.getString("reference")).isEqualTo(compensation);
        assertThat(compensated.getString("channel")).isNull();
        assertThat(compensated.getInt("balanceAfter")).isEqualTo(136);
    }

    @Test
    void theCommittedApiDocumentIsTheOneThatTheCodeGenerates() throws IOException {
        OpenApiDocument.checkCommitted();
    }

    private List<Published> awaitEvents(String customer, int number) {
        try (PublishedEvents published = new PublishedEvents(bootstrapServers, "loyalty.events")) {
            return await().atMost(Stored.PATIENCE)
                    .until(
                            () -> published.all().stream()
                                    .filter(event -> event.key().equals(customer))
                                    .toList(),
                            events -> events.size() >= number);
        }
    }
}
