package io.dangol.kit.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A fact that others may know. Its record's components are the published data, by the JSON Schema of its type; these
/// methods give the envelope (CloudEvents 1.0).
///
/// An event carries ids and facts, never names, addresses, phone numbers or free text of a customer.
public interface DomainEvent {
    /// The CloudEvents type, `io.dangol.<service>.<thing>.<past tense>.v1`.
    String type();

    /// The customer it is about, `cus_…`: the key that keeps one customer's events in order.
    String subject();

    /// When it happened.
    Instant occurredAt();

    /// The event's id where the fact has one of its own, so that fact and event can be held against each other; null
    /// unless overridden, and then a new id is made.
    default @Nullable UUID eventId() {
        return null;
    }
}
