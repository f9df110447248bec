package io.dangol.loyalty.posting.fields;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.text.TextRules;
import org.jspecify.annotations.Nullable;

/// Holds the fields of requests to their form.
public final class Fields {
    /// The longest reason or reference, in characters.
    public static final int TEXT_LENGTH_MOST = 100;

    private Fields() {}

    /// @throws io.dangol.kit.problem.Refusal 400 where it is absent
    public static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw CommonProblem.invalid(field, "is required");
        }
        return value;
    }

    /// A text of 1 to 100 characters that says something.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 where it is absent, says nothing or is longer
    public static String text(String field, @Nullable String value) {
        String text = required(field, value);
        requireLength(field, text);
        if (!TextRules.hasText(text)) {
            throw CommonProblem.invalid(field, TextRules.TEXT_MESSAGE);
        }
        return text;
    }

    /// A caller's own name for something, of 1 to 100 characters, in its composed form; it may be
    /// absent.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 where it is no name or longer
    public static @Nullable String optionalName(String field, @Nullable String value) {
        if (value == null) {
            return null;
        }
        String name = TextRules.composed(value);
        requireLength(field, name);
        if (!TextRules.isName(name)) {
            throw CommonProblem.invalid(field, TextRules.NAME_MESSAGE);
        }
        return name;
    }

    private static void requireLength(String field, String text) {
        if (text.isEmpty() || text.codePointCount(0, text.length()) > TEXT_LENGTH_MOST) {
            throw CommonProblem.invalid(field, "must have 1 to " + TEXT_LENGTH_MOST + " characters");
        }
    }

    /// The same, where it may be absent.
    public static @Nullable String optionalText(String field, @Nullable String value) {
        return value == null ? null : text(field, value);
    }
}
