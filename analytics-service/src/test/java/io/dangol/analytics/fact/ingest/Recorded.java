package io.dangol.analytics.fact.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.kit.inbox.ReceivedEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/// The recorded examples of what other services publish, one a type, in the testkit.
final class Recorded {
    static final String PURCHASE = "io.dangol.customer.purchase.recorded.v1";
    static final String RETURNED = "io.dangol.customer.purchase.returned.v1";
    static final String CORRECTED = "io.dangol.customer.purchase.corrected.v1";
    static final String CANCELLED = "io.dangol.customer.purchase.cancelled.v1";
    static final String SOLD = "io.dangol.customer.sale.recorded.v1";
    static final String SALE_RETURNED = "io.dangol.customer.sale.returned.v1";
    static final String CREDITED = "io.dangol.customer.credit.recorded.v1";
    static final String REGISTERED = "io.dangol.customer.customer.registered.v1";
    static final String UPDATED = "io.dangol.customer.customer.updated.v1";
    static final String FEEDBACK = "io.dangol.feedback.feedback.received.v1";
    static final String RESPONSE = "io.dangol.feedback.response.recorded.v1";
    static final String CASE_OPENED = "io.dangol.feedback.case.opened.v1";
    static final String CASE_RESOLVED = "io.dangol.feedback.case.resolved.v1";
    static final String COMPENSATION = "io.dangol.feedback.compensation.approved.v1";
    static final String ENROLLED = "io.dangol.loyalty.member.enrolled.v1";
    static final String EARNED = "io.dangol.loyalty.points.earned.v1";

    static final Instant OCCURRED_AT = Instant.parse("2026-11-21T00:30:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Recorded() {}

    static ObjectNode data(String type) {
        try (InputStream file = Recorded.class.getResourceAsStream("/events/" + type + ".json")) {
            return (ObjectNode) JSON.readTree(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static ReceivedEvent event(String type) {
        return event(type, data -> {});
    }

    /// The example, changed.
    static ReceivedEvent event(String type, Consumer<ObjectNode> change) {
        ObjectNode data = data(type);
        change.accept(data);
        return new ReceivedEvent(
                UUID.randomUUID(), type, "cus_01k9ag1v8qe9yvgx7d3t5m2r4h", OCCURRED_AT, OCCURRED_AT, data);
    }
}
