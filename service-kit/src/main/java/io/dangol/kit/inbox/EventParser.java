package io.dangol.kit.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.kit.event.EventHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// Reads an event from a Kafka record, or says why it is none.
@ApplicationScoped
class EventParser {
    private final ObjectMapper json;

    EventParser(ObjectMapper json) {
        this.json = json;
    }

    ReceivedEvent parse(ConsumerRecord<byte[], byte[]> message) throws NotAnEvent {
        try {
            JsonNode data = json.readTree(message.value() == null ? new byte[0] : message.value());
            if (!data.isObject()) {
                throw new NotAnEvent("the data is not a JSON object");
            }
            return new ReceivedEvent(
                    UUID.fromString(header(message, EventHeaders.ID)),
                    header(message, EventHeaders.TYPE),
                    header(message, EventHeaders.SUBJECT),
                    OffsetDateTime.parse(header(message, EventHeaders.TIME)).toInstant(),
                    Instant.ofEpochMilli(message.timestamp()),
                    data);
        } catch (IOException broken) {
            throw new NotAnEvent("the data is not JSON");
        } catch (DateTimeException broken) {
            throw new NotAnEvent(EventHeaders.TIME + " is not a time with zone");
        } catch (IllegalArgumentException broken) {
            throw new NotAnEvent(EventHeaders.ID + " is not a UUID");
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) throws NotAnEvent {
        Header header = message.headers().lastHeader(name);
        if (header == null || header.value() == null || header.value().length == 0) {
            throw new NotAnEvent("the header " + name + " is missing");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    /// Why a record is no event; without anything of its content.
    static final class NotAnEvent extends Exception {
        NotAnEvent(String reason) {
            super(reason, null, false, false);
        }
    }
}
