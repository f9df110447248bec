package io.dangol.kit.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.kit.web.StorableText;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/// Says what was found in a field without quoting it: a text may be anything, and so may a long number.
final class Found {
    private static final BigDecimal QUOTED_MOST = BigDecimal.valueOf(999_999);
    private static final Pattern NEGATIVE = Pattern.compile("-[0-9]+(\\.[0-9]+)?");
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(T.*)?");
    private static final int YEAR_LENGTH = 4;

    private Found() {}

    static String in(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING -> "is missing";
            case NULL -> "is null";
            case STRING -> text(value.textValue());
            case NUMBER -> number(value.decimalValue());
            case BOOLEAN -> "is " + value.booleanValue();
            case OBJECT -> "is an object";
            case ARRAY -> "is an array of " + value.size();
            case BINARY, POJO -> "is something else";
        };
    }

    static String text(String text) {
        if (text.isEmpty()) {
            return "is empty";
        }
        if (StorableText.hasControl(text)) {
            return "has a control character";
        }
        if (NEGATIVE.matcher(text).matches()) {
            return "is a negative number";
        }
        if (YEAR.matcher(text).matches()) {
            return "is a text of " + text.length() + " characters with the year " + text.substring(0, YEAR_LENGTH);
        }
        return "is a text of " + text.length() + " characters";
    }

    private static String number(BigDecimal number) {
        return number.abs().compareTo(QUOTED_MOST) <= 0 && number.scale() <= 0
                ? "is " + number.toPlainString()
                : "is another number";
    }
}
