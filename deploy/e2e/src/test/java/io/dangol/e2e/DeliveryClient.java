package io.dangol.e2e;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.restassured.path.json.JsonPath;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Optional;

/// Delivers through the gateway, signed by the official library. A connection that breaks is an answer that is not
/// known, and so is a 5xx.
final class DeliveryClient implements AutoCloseable {
    private static final int ACCEPTED = 202;
    private static final int SERVER_ERROR = 500;

    private final Suite suite;
    private final Webhook webhook;
    private final String url;
    private final Exchange exchange = new Exchange();

    DeliveryClient(Suite suite, String secret, String url) throws EmptyWebhookSecretException {
        this.suite = suite;
        this.webhook = new Webhook(secret);
        this.url = url;
    }

    /// @return the feedback's id; empty where it is not known what became of it
    /// @throws AssertionError where it is neither taken nor to be sent again
    Optional<String> deliver(Delivery delivery) {
        long now = Instant.now().getEpochSecond();
        HttpRequest request = suite.request(url)
                .header("Content-Type", "application/json")
                .header("webhook-id", delivery.id())
                .header("webhook-timestamp", Long.toString(now))
                .header("webhook-signature", signature(delivery, now))
                .POST(BodyPublishers.ofString(delivery.body()))
                .build();
        Optional<HttpResponse<String>> answer = exchange.send(request, BodyHandlers.ofString());
        if (answer.isEmpty() || answer.get().statusCode() >= SERVER_ERROR) {
            return Optional.empty();
        }
        JsonPath receipt = JsonPath.from(answer.get().body());
        if (answer.get().statusCode() != ACCEPTED || !"received".equals(receipt.getString("state"))) {
            throw new AssertionError(
                    "a good delivery was not taken: " + answer.get().body());
        }
        return Optional.of(receipt.getString("id"));
    }

    private String signature(Delivery delivery, long now) {
        try {
            return webhook.sign(delivery.id(), now, delivery.body());
        } catch (WebhookSigningException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        exchange.close();
    }
}
