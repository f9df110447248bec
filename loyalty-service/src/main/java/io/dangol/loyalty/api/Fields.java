package io.dangol.loyalty.api;

import io.dangol.kit.problem.CommonProblem;
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

    /// A text of 1 to 100 characters.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 where it is absent, blank or longer
    public static String text(String field, @Nullable String value) {
        String text = required(field, value);
        if (text.isBlank() || text.codePointCount(0, text.length()) > TEXT_LENGTH_MOST) {
            throw CommonProblem.invalid(field, "has 1 to " + TEXT_LENGTH_MOST + " characters");
        }
        return text;
    }

    /// The same, where it may be absent.
    public static @Nullable String optionalText(String field, @Nullable String value) {
        return value == null ? null : text(field, value);
    }
}
