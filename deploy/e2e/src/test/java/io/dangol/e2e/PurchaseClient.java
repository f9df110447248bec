package io.dangol.e2e;

import io.restassured.path.json.JsonPath;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/// Reports purchases through the gateway, as a till does.
final class PurchaseClient implements AutoCloseable {
    private static final String KEY_IN_USE = "https://dangol.io/problems/idempotency-key-in-use";

    private final Suite suite;
    private final Exchange exchange = new Exchange();

    PurchaseClient(Suite suite) {
        this.suite = suite;
    }

    /// @return the purchase's id; empty where the outcome is unknown
    /// @throws AssertionError for an answer that a good purchase gives no cause to
    Optional<String> record(Purchase purchase) {
        HttpRequest request = suite.request("agent", "/v1/purchases")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", purchase.source() + "-" + purchase.orderId())
                .POST(BodyPublishers.ofString(purchase.body()))
                .build();
        return exchange.send(request, BodyHandlers.ofString()).flatMap(PurchaseClient::id);
    }

    private static Optional<String> id(HttpResponse<String> answer) {
        JsonPath body = JsonPath.from(answer.body());
        return switch (answer.statusCode()) {
            case 200, 201 -> Optional.of(body.getString("id"));
            // The gateway or the service says that it cannot do it now; 500 would say that it does not know why.
            case 502, 503, 504 -> Optional.empty();
            case 409 -> {
                // The first try still runs.
                if (!KEY_IN_USE.equals(body.getString("type"))) {
                    throw unexpected(answer);
                }
                yield Optional.empty();
            }
            default -> throw unexpected(answer);
        };
    }

    private static AssertionError unexpected(HttpResponse<String> answer) {
        return new AssertionError("a good purchase was answered " + answer.statusCode() + ": " + answer.body());
    }

    @Override
    public void close() {
        exchange.close();
    }
}
