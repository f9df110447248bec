package io.dangol.feedback;

import com.standardwebhooks.Webhook;
import io.dangol.kit.security.Roles;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/// A partner system with a source of its own, which signs with the official library.
public final class Partner {
    private final String name;
    private final String id;
    private final String secret;
    private final String url;

    private Partner(String name, JsonPath source) {
        this.name = name;
        this.id = source.getString("id");
        this.secret = source.getString("secret");
        this.url = source.getString("webhookUrl");
    }

    public static Partner register() {
        return register("standard_webhooks", "");
    }

    /// @param more further fields of the source, each with a comma before it
    public static Partner register(String signature, String more) {
        String name = "partner-" + UUID.randomUUID();
        return new Partner(
                name,
                Requests.as(Roles.OPERATOR)
                        .body("{\"name\":\"%s\",\"signature\":\"%s\"%s}".formatted(name, signature, more))
                        .post("/v1/sources")
                        .then()
                        .statusCode(201)
                        .extract()
                        .jsonPath());
    }

    public String name() {
        return name;
    }

    public String id() {
        return id;
    }

    public String secret() {
        return secret;
    }

    public String url() {
        return url;
    }

    /// Delivers a body as the library says, under a new id.
    public Response deliver(String body) {
        return deliver(newId(), body);
    }

    public Response deliver(String webhookId, String body) {
        return deliver(webhookId, body.getBytes(StandardCharsets.UTF_8));
    }

    public Response deliver(String webhookId, byte[] body) {
        long now = Instant.now().getEpochSecond();
        return send(webhookId, Long.toString(now), sign(secret, webhookId, now, body), body);
    }

    /// Sends whatever is given; a header that is null is left out.
    public Response send(String webhookId, String timestamp, String signature, byte[] body) {
        var request = Requests.anonymous();
        if (webhookId != null) {
            request.header("webhook-id", webhookId);
        }
        if (timestamp != null) {
            request.header("webhook-timestamp", timestamp);
        }
        if (signature != null) {
            request.header("webhook-signature", signature);
        }
        return request.body(body).post(url);
    }

    public static String sign(String secret, String webhookId, long timestampSeconds, byte[] body) {
        try {
            return new Webhook(secret).sign(webhookId, timestampSeconds, new String(body, StandardCharsets.UTF_8));
        } catch (Exception failure) {
            throw new IllegalStateException("the library does not sign", failure);
        }
    }

    public static String newId() {
        return "msg_" + UUID.randomUUID();
    }
}
