package io.dangol.customer.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "pos-7", "00001", "주문 1001", "a b", "😀", "aaaaaaaaaa"})
    void anIdIsAnyTextOfVisibleCharacters(String text) {
        assertThat(Identifiers.isValid(text, 10)).isTrue();
        assertThat(text).matches(Identifiers.PATTERN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a ", "a\nb", "a\tb", "\0", "a\u007f"})
    void noIdHasControlCharactersOrBlanksAtItsEnds(String text) {
        assertThat(Identifiers.isValid(text, 10)).isFalse();
        assertThat(text).doesNotMatch(Identifiers.PATTERN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aaaaaaaaaaa", "\ud83d", "a\ude00"})
    void noIdIsTooLongOrHalfACharacter(String text) {
        assertThat(Identifiers.isValid(text, 10)).isFalse();
    }
}
