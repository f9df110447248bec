package io.dangol.feedback.voice;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import io.dangol.kit.web.StorableText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What a customer wrote, kept as it was sent, whatever it is: JSON can say texts that neither UTF-8 nor PostgreSQL can
/// hold, with a NUL or half of a surrogate pair. Those few are stored in an escaped form, which is told apart by a flag
/// beside it, and are written into JSON as the escapes that they came as.
///
/// The escaped form has a backslash as `\\`, and a NUL or a half as `\` `u` and four hexadecimal digits.
public final class AnyText {
    private static final int ESCAPE_DIGITS = 4;
    private static final int HEXADECIMAL = 16;

    private AnyText() {}

    /// Whether the text cannot be stored as it is.
    public static boolean needsEscape(@Nullable String text) {
        return text != null && !StorableText.isStorable(text);
    }

    /// The form in which it is stored; escaped where it must be.
    public static @Nullable String storable(@Nullable String text) {
        return text == null || StorableText.isStorable(text) ? text : escape(text);
    }

    /// The escaped form.
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + ESCAPE_DIGITS);
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '\\') {
                escaped.append("\\\\");
            } else if (character == 0 || isHalf(text, index)) {
                escaped.append("\\u%04x".formatted((int) character));
            } else {
                escaped.append(character);
            }
        }
        return escaped.toString();
    }

    /// The text behind its escaped form. An escape that was cut off at the end is left away.
    ///
    /// @throws IllegalArgumentException where a backslash begins no escape
    public static String unescape(String escaped) {
        StringBuilder text = new StringBuilder(escaped.length());
        int index = 0;
        while (index < escaped.length()) {
            char character = escaped.charAt(index++);
            if (character != '\\') {
                text.append(character);
            } else if (index == escaped.length()) {
                break;
            } else if (escaped.charAt(index) == '\\') {
                text.append('\\');
                index++;
            } else if (escaped.charAt(index) == 'u') {
                if (index + ESCAPE_DIGITS >= escaped.length()) {
                    break;
                }
                text.append(
                        (char) Integer.parseInt(escaped.substring(index + 1, index + 1 + ESCAPE_DIGITS), HEXADECIMAL));
                index += 1 + ESCAPE_DIGITS;
            } else {
                throw new IllegalArgumentException("a backslash begins no escape");
            }
        }
        return text.toString();
    }

    /// The first characters of a text, without half of a pair at the cut.
    public static String cut(String text, int unitsMost) {
        if (text.length() <= unitsMost) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(unitsMost - 1))
                && Character.isLowSurrogate(text.charAt(unitsMost));
        return text.substring(0, splitsPair ? unitsMost - 1 : unitsMost);
    }

    private static boolean isHalf(String text, int index) {
        char character = text.charAt(index);
        if (Character.isHighSurrogate(character)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(character)
                && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }

    /// Takes any text out of JSON, where a text is what must be there.
    public static final class Deserializer extends JsonDeserializer<String> {
        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return StringDeserializer.instance.deserialize(parser, context);
        }
    }

    /// Writes any text into JSON; what UTF-8 cannot hold, as an escape.
    public static final class Serializer extends JsonSerializer<String> {
        @Override
        public void serialize(String text, JsonGenerator json, SerializerProvider context) throws IOException {
            if (needsEscape(text)) {
                json.writeRawValue(quoted(text));
            } else {
                json.writeString(text);
            }
        }

        private static String quoted(String text) {
            StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
            for (int index = 0; index < text.length(); index++) {
                char character = text.charAt(index);
                if (character == '"' || character == '\\') {
                    quoted.append('\\').append(character);
                } else if (character < ' ' || isHalf(text, index)) {
                    quoted.append("\\u%04x".formatted((int) character));
                } else {
                    quoted.append(character);
                }
            }
            return quoted.append('"').toString();
        }
    }
}
