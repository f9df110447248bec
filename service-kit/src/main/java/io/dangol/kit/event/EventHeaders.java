package io.dangol.kit.event;

/// The Kafka headers of an event: CloudEvents 1.0 in binary mode, and those of a dead letter.
public final class EventHeaders {
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String DATA_SCHEMA = "ce_dataschema";
    public static final String CONTENT_TYPE = "content-type";
    public static final String TRACEPARENT = "traceparent";
    /// The consumer that gave up.
    public static final String DEAD_CONSUMER = "dead_consumer";
    /// Why, without personal data.
    public static final String DEAD_REASON = "dead_reason";
    /// `topic/partition/offset` of the record that was given up.
    public static final String DEAD_ORIGIN = "dead_origin";

    /// The one consumer for whom a dead letter was sent again; all others skip the record.
    public static final String REPLAY_FOR = "replay_for";

    private EventHeaders() {}
}
