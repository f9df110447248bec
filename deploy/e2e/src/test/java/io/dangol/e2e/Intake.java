package io.dangol.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import io.dangol.testkit.JsonBody;
import io.restassured.path.json.JsonPath;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// A source of signed deliveries, and what the suite holds of them.
final class Intake {
    private final Suite suite;
    private final Api api;
    private final JsonPath source;

    private Intake(Suite suite, JsonPath source) {
        this.suite = suite;
        this.api = new Api(suite);
        this.source = source;
    }

    /// Registers a source.
    static Intake register(Suite suite) {
        JsonPath source = suite.as("operator")
                .contentType("application/json")
                .body("{\"name\":\"crash-%s\",\"signature\":\"standard_webhooks\"}".formatted(UUID.randomUUID()))
                .post("/v1/sources")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Intake(suite, source);
    }

    DeliveryClient client() throws EmptyWebhookSecretException {
        return new DeliveryClient(suite, source.getString("secret"), source.getString("webhookUrl"));
    }

    /// Every acknowledged delivery is there once, and nothing else is.
    ///
    /// @param acknowledged the id of the feedback of each delivery
    void assertThatEachIsThereOnce(Map<Delivery, String> acknowledged) {
        List<String> recorded = api.all("agent", "/v1/feedback?limit=200&source=" + source.getString("name"), "id");
        assertThat(recorded).hasSize(acknowledged.size());
        assertThat(new HashSet<>(recorded)).isEqualTo(new HashSet<>(acknowledged.values()));
        assertThat(suite.as("operator")
                        .get("/v1/sources/" + source.getString("id") + "/statistics")
                        .as(JsonBody.class)
                        .number("total.accepted"))
                .isEqualTo(acknowledged.size());
    }

    /// What was delivered is answered with the first answer.
    static void assertThatEachIsKnownStill(Map<Delivery, String> acknowledged, DeliveryClient client) {
        assertThat(acknowledged.entrySet().parallelStream()
                        .filter(one -> !client.deliver(one.getKey()).equals(Optional.of(one.getValue())))
                        .toList())
                .as("not answered with the first answer")
                .isEmpty();
    }

    /// Each complaint has one case, and nothing else has one.
    void assertThatEachComplaintHasOneCase(Map<Delivery, String> acknowledged) {
        Set<String> own = new HashSet<>(acknowledged.values());
        List<String> withCase = api.all("agent", "/v1/cases?limit=200", "feedbackId").stream()
                .filter(own::contains)
                .toList();
        Set<String> complaints = acknowledged.entrySet().stream()
                .filter(one -> one.getKey().isComplaint())
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        assertThat(withCase).doesNotHaveDuplicates();
        assertThat(new HashSet<>(withCase)).isEqualTo(complaints);
    }
}
