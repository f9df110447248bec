package io.dangol.analytics.fact.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.kit.inbox.ReceivedEvent;
import io.dangol.kit.inbox.UnacceptableEvent;
import io.dangol.kit.time.PublicId;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The fields of one event, read strictly and within limits.
final class EventData {
    private static final int NAME_LENGTH_MOST = 40;
    private static final int CHANNEL_LENGTH_MOST = 100;
    private static final int DECIMAL_LENGTH_MOST = 32;
    private static final int DECIMAL_SCALE_MOST = 6;
    private static final BigDecimal DECIMAL_LIMIT = new BigDecimal("1e18");

    private final ReceivedEvent event;

    EventData(ReceivedEvent event) {
        this.event = event;
    }

    ReceivedEvent event() {
        return event;
    }

    /// A short name out of a fixed set: a currency, a metric, a reason.
    String name(String field) {
        return text(event.data(), field, NAME_LENGTH_MOST).orElseThrow(() -> missing(field));
    }

    /// The channel; empty where the event names none.
    String channel() {
        return optionalChannel().orElse("");
    }

    Optional<String> optionalChannel() {
        return text(event.data(), "channel", CHANNEL_LENGTH_MOST);
    }

    UUID id(String field) {
        return optionalId(field).orElseThrow(() -> missing(field));
    }

    /// The UUID behind a public id, whatever its prefix.
    Optional<UUID> optionalId(String field) {
        return text(event.data(), field, NAME_LENGTH_MOST + PublicId.ENCODED_LENGTH)
                .map(text -> PublicId.parse(text.substring(0, Math.max(0, text.indexOf('_'))), text)
                        .orElseThrow(() -> refused(field, "an id")));
    }

    @Nullable CustomerId customerIdIfKnown() {
        return optionalId("customerId").map(CustomerId::new).orElse(null);
    }

    Instant instant(String field) {
        String text = name(field);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException broken) {
            throw refused(field, "a moment with zone");
        }
    }

    int integer(String field) {
        JsonNode node = event.data().path(field);
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw refused(field, "a whole number");
        }
        return node.intValue();
    }

    BigDecimal wholeNumber(String field) {
        JsonNode node = event.data().path(field);
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw refused(field, "a whole number");
        }
        return BigDecimal.valueOf(node.longValue());
    }

    /// The amount of a money field, exactly as it was written.
    BigDecimal amount(String field) {
        String text = text(event.data().path(field), "amount", DECIMAL_LENGTH_MOST)
                .orElseThrow(() -> missing(field + ".amount"));
        try {
            BigDecimal amount = new BigDecimal(text);
            if (amount.scale() >= 0
                    && amount.scale() <= DECIMAL_SCALE_MOST
                    && amount.abs().compareTo(DECIMAL_LIMIT) < 0) {
                return amount;
            }
        } catch (NumberFormatException broken) {
            throw refused(field + ".amount", "a decimal number");
        }
        throw refused(field + ".amount", "a decimal number below 1e18 of at most 6 decimals");
    }

    String currency(String field) {
        return text(event.data().path(field), "currency", NAME_LENGTH_MOST)
                .orElseThrow(() -> missing(field + ".currency"));
    }

    /// Only these fields of the event, as JSON; null where it has none of them.
    @Nullable String only(String... fields) {
        ObjectNode chosen = chosen(event.data(), fields);
        return chosen.isEmpty() ? null : chosen.toString();
    }

    static ObjectNode chosen(JsonNode from, String... fields) {
        ObjectNode chosen = JsonNodeFactory.instance.objectNode();
        for (String field : fields) {
            JsonNode value = from.get(field);
            if (value != null && !value.isNull()) {
                chosen.set(field, value);
            }
        }
        return chosen;
    }

    private static UnacceptableEvent refused(String field, String must) {
        return UnacceptableEvent.field(field, must, "is none");
    }

    private static UnacceptableEvent missing(String field) {
        return UnacceptableEvent.field(field, "there", "is missing");
    }

    private static Optional<String> text(JsonNode object, String field, int lengthMost) {
        JsonNode node = object.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isTextual()
                || node.textValue().length() > lengthMost
                || node.textValue().indexOf('\0') >= 0) {
            throw refused(field, "a text of at most " + lengthMost + " characters");
        }
        return Optional.of(node.textValue());
    }
}
