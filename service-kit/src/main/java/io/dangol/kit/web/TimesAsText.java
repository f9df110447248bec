package io.dangol.kit.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import io.dangol.kit.time.RecordedTimes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// Takes times, days and durations as ISO 8601 text only: a number could be seconds or milliseconds, and nobody says.
/// Those that no table can hold are refused, whatever field they stand in.
final class TimesAsText extends BeanDeserializerModifier {
    private static final String TIMES = "java.time";

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription type, JsonDeserializer<?> deserializer) {
        return type.getBeanClass().getPackageName().equals(TIMES) ? new TextOnly(deserializer) : deserializer;
    }

    private static final class TextOnly extends DelegatingDeserializer {
        TextOnly(JsonDeserializer<?> deserializer) {
            super(deserializer);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
            return new TextOnly(deserializer);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.handleUnexpectedToken(handledType(), parser);
            }
            String text = parser.getText();
            if (text.chars()
                    .allMatch(character -> character == '.' || character <= ' ' || Character.isDigit(character))) {
                return context.handleWeirdStringValue(handledType(), "", "must be written as ISO 8601 says");
            }
            return recordable(super.deserialize(parser, context), parser);
        }

        private @Nullable Object recordable(@Nullable Object time, JsonParser parser) throws TimeOutOfBounds {
            String rule = switch (time) {
                case Instant moment -> RecordedTimes.has(moment) ? null : RecordedTimes.MOMENT_RULE;
                case OffsetDateTime moment -> RecordedTimes.has(moment.toInstant()) ? null : RecordedTimes.MOMENT_RULE;
                case ZonedDateTime moment -> RecordedTimes.has(moment.toInstant()) ? null : RecordedTimes.MOMENT_RULE;
                case LocalDate day -> RecordedTimes.has(day) ? null : RecordedTimes.DAY_RULE;
                case Duration duration -> RecordedTimes.has(duration) ? null : RecordedTimes.DURATION_RULE;
                case null, default -> null;
            };
            if (rule != null) {
                throw new TimeOutOfBounds(parser, handledType(), rule);
            }
            return time;
        }
    }
}
