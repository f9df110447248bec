package io.dangol.feedback.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.dangol.kit.web.StorableText;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnyTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "a\uD83D",
                "\uDE00\uD83D",
                "\uD83D\uDE00\uD83D",
                "\\u0000 " + "\u0000" + " \\\\",
                "\uD83D" + "\\uDE00",
                "\u202E가\u0000\"\n\u0001"
            })
    void whatCannotBeStoredComesBackFromItsEscapedForm(String text) throws JsonProcessingException {
        String escaped = AnyText.escape(text);

        assertThat(AnyText.needsEscape(text)).isTrue();
        assertThat(StorableText.isStorable(escaped)).isTrue();
        assertThat(AnyText.unescape(escaped)).isEqualTo(text);
        assertThat(readBack(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "가", "\uD83D\uDE00", "\\u0000", "\uFFFF\u0001"})
    void everythingElseIsStoredAsItIs(String text) throws JsonProcessingException {
        assertThat(AnyText.needsEscape(text)).isFalse();
        assertThat(readBack(text)).isEqualTo(text);
    }

    @Test
    void anEscapeThatIsCutOffIsLeftAway() {
        assertThat(AnyText.unescape("a\\u00")).isEqualTo("a");
        assertThat(AnyText.unescape("a\\")).isEqualTo("a");
        assertThat(AnyText.unescape("a\\u0000")).isEqualTo("a\u0000");
        assertThatThrownBy(() -> AnyText.unescape("\\x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AnyText.unescape("\\uzzzz")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCutSplitsNoPair() {
        assertThat(AnyText.cut("a\uD83D\uDE00b", 2)).isEqualTo("a");
        assertThat(AnyText.cut("a\uD83D\uDE00b", 3)).isEqualTo("a\uD83D\uDE00");
        assertThat(AnyText.cut("ab", 2)).isEqualTo("ab");
    }

    /// Through the bytes of JSON, which are UTF-8.
    private static String readBack(String text) throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        json.registerModule(new SimpleModule().addSerializer(String.class, new AnyText.Serializer()));
        byte[] bytes = json.writeValueAsBytes(text);
        return new ObjectMapper().readValue(new String(bytes, StandardCharsets.UTF_8), String.class);
    }
}
