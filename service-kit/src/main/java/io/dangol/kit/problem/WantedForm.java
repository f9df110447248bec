package io.dangol.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.dangol.kit.web.TimeOutOfBounds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/// Says what a JSON value must be that is something else.
public final class WantedForm {
    private static final int CHOICES_MOST = 30;
    private static final String OTHERWISE = "does not have the type or form that the schema asks for";

    private WantedForm() {}

    /// What the value must be.
    ///
    /// @param json the mapper that refused it, which knows how choices are written
    public static String of(JsonMappingException mismatch, ObjectMapper json) {
        if (mismatch instanceof UnrecognizedPropertyException) {
            return "is not a field of this request";
        }
        if (mismatch instanceof TimeOutOfBounds outOfBounds) {
            return outOfBounds.rule();
        }
        if (!(mismatch instanceof MismatchedInputException input) || input.getTargetType() == null) {
            return OTHERWISE;
        }
        Class<?> type = input.getTargetType();
        if (type.isEnum()) {
            return choices(type, json);
        }
        if (type == String.class) {
            return mismatch instanceof InvalidFormatException unstorable && unstorable.getValue() instanceof String
                    ? "must have no NUL and no half of a surrogate pair"
                    : "must be a text";
        }
        if (type == OffsetDateTime.class || type == Instant.class) {
            return "must be a time with its zone (RFC 3339), like 2026-11-21T09:30:00+09:00";
        }
        if (type == LocalDate.class) {
            return "must be a day, like 2026-11-21";
        }
        if (type == Duration.class) {
            return "must be a duration (ISO 8601), like PT24H";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "must be a list";
        }
        if (Map.class.isAssignableFrom(type) || type.isRecord()) {
            return "must be an object";
        }
        return number(type);
    }

    private static String number(Class<?> type) {
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "must be a whole number";
        }
        return type == double.class || type == Double.class ? "must be a number" : OTHERWISE;
    }

    private static String choices(Class<?> type, ObjectMapper json) {
        return "must be one of "
                + Arrays.stream(type.getEnumConstants())
                        .limit(CHOICES_MOST)
                        .map(choice -> name(choice, json))
                        .collect(Collectors.joining(", "));
    }

    private static String name(Object choice, ObjectMapper json) {
        try {
            return json.writeValueAsString(choice).replace("\"", "");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a choice cannot be written as JSON", impossible);
        }
    }
}
