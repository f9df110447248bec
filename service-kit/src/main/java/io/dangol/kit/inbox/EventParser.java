package io.dangol.kit.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.kit.event.EventHeaders;
import io.dangol.kit.web.StorableText;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// Reads an event from a Kafka record and checks it: the envelope, and the data by the [EventContract] of its type.
@ApplicationScoped
class EventParser {
    private static final String SPEC_VERSION = "1.0";
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int SUBJECT_LENGTH_MOST = 100;
    private static final int NAME_LENGTH_MOST = 200;

    private final ObjectMapper json;
    private final EventContracts contracts;

    EventParser(ObjectMapper json, EventContracts contracts) {
        this.json = json;
        this.contracts = contracts;
    }

    /// @throws UnacceptableEvent if it is no event, or not what its type's schema promises
    ReceivedEvent parse(ConsumerRecord<byte[], byte[]> message) {
        require(
                message,
                EventHeaders.SPEC_VERSION,
                SPEC_VERSION,
                header(message, EventHeaders.SPEC_VERSION, 20).equals(SPEC_VERSION));
        String id = header(message, EventHeaders.ID, NAME_LENGTH_MOST);
        require(message, EventHeaders.ID, "a UUID", ID.matcher(id).matches());
        header(message, EventHeaders.SOURCE, NAME_LENGTH_MOST);
        String type = header(message, EventHeaders.TYPE, NAME_LENGTH_MOST);
        String subject = header(message, EventHeaders.SUBJECT, SUBJECT_LENGTH_MOST);
        String time = header(message, EventHeaders.TIME, NAME_LENGTH_MOST);
        Instant occurredAt = Moments.moment(time)
                .orElseThrow(() -> UnacceptableEvent.field(EventHeaders.TIME, Moments.MOMENT, Found.text(time)));
        JsonNode data = data(message);
        contracts.of(type).check(data);
        return new ReceivedEvent(
                UUID.fromString(id), type, subject, occurredAt, Instant.ofEpochMilli(message.timestamp()), data);
    }

    private JsonNode data(ConsumerRecord<byte[], byte[]> message) {
        if (message.value() == null) {
            throw UnacceptableEvent.field("the data", "a JSON object", "is missing");
        }
        try {
            return json.readTree(message.value());
        } catch (IOException broken) {
            throw UnacceptableEvent.field("the data", "a JSON object", "is not JSON");
        }
    }

    private static void require(ConsumerRecord<byte[], byte[]> message, String name, String must, boolean holds) {
        if (!holds) {
            throw UnacceptableEvent.field(name, must, Found.text(text(message, name)));
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name, int lengthMost) {
        String text = text(message, name);
        if (text.isEmpty() || text.length() > lengthMost || StorableText.hasControl(text)) {
            throw UnacceptableEvent.field(
                    name,
                    "a text of 1 to " + lengthMost + " characters without control characters",
                    text.isEmpty() ? "is missing" : Found.text(text));
        }
        return text;
    }

    /// @return the header's text; empty where it is missing
    private static String text(ConsumerRecord<byte[], byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
