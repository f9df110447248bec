package io.dangol.kit.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/// An event as a consumer sees it: the CloudEvents envelope and the data, by the JSON Schema of its type.
///
/// @param id the same at every delivery
/// @param type `io.dangol.<service>.<thing>.<past tense>.v1`; a consumer ignores the types that it does not know
/// @param subject the customer, `cus_…`
/// @param occurredAt when it happened
/// @param publishedAt when the broker took it
/// @param data a JSON object
public record ReceivedEvent(
        UUID id, String type, String subject, Instant occurredAt, Instant publishedAt, JsonNode data) {}
