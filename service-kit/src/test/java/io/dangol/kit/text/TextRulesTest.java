package io.dangol.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {
    private static final int DELETE = 0x7F;

    /// What Java itself says of white space, ids and unassigned characters, and the default ignorable
    /// ones by their names.
    private static boolean isInvisible(int character) {
        int type = Character.getType(character);
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || (Character.getName(character) != null
                        && Character.getName(character)
                                .matches(
                                        ".*(VARIATION SELECTOR|HANGUL.*FILLER|KHITAN.*FILLER|GRAPHEME JOINER|BRAILLE PATTERN BLANK|INHERENT|NULL NOTEHEAD).*"));
    }

    @Test
    void everyInvisibleCharacterIsRefusedAnywhereInAnIdAndAtTheEndsOfAName() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(TextRulesTest::isInvisible)
                .forEach(character -> {
                    String it = Character.toString(character);
                    assertThat(TextRules.isIdentifier(it + "A"))
                            .as("%x at the start", character)
                            .isFalse();
                    assertThat(TextRules.isIdentifier("A" + it))
                            .as("%x at the end", character)
                            .isFalse();
                    assertThat(TextRules.isIdentifier("A" + it + "1"))
                            .as("%x between", character)
                            .isEqualTo(character == ' ');
                    assertThat(TextRules.isName(it + "A"))
                            .as("%x starts a name", character)
                            .isFalse();
                    assertThat(TextRules.isName("A" + it))
                            .as("%x ends a name", character)
                            .isFalse();
                    assertThat(TextRules.hasText(it))
                            .as("%x alone", character)
                            .isEqualTo(isUnassignedOrSurrogate(character));
                });
    }

    @Test
    void nothingElseIsInvisible() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(character -> !isInvisible(character))
                .forEach(character -> assertThat(TextRules.isInvisible(character))
                        .as("%x", character)
                        .isFalse());
    }

    private static boolean isUnassignedOrSurrogate(int character) {
        int type = Character.getType(character);
        return type == Character.UNASSIGNED || type == Character.SURROGATE;
    }

    @Test
    void everyAssignedLetterDigitAndPunctuationIsPartOfAnId() {
        IntStream.rangeClosed('!', Character.MAX_CODE_POINT)
                .filter(character -> Character.isLetterOrDigit(character) || (character < DELETE))
                .filter(character -> !isInvisible(character))
                .mapToObj(Character::toString)
                .map(TextRules::composed)
                .forEach(it -> assertThat(TextRules.isIdentifier("A" + it + "1"))
                        .as(it)
                        .isTrue());
    }

    @Property
    void whatIsComposedEndsVisiblyAndHasNoWhiteSpaceIsAnId(@ForAll("visible") String text) {
        assertThat(TextRules.isIdentifier(TextRules.composed(text))).isTrue();
        assertThat(TextRules.isName(TextRules.composed(text))).isTrue();
    }

    @Property
    void theSameIdInAnyFormIsOne(@ForAll("visible") String text) {
        String decomposed = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD);

        assertThat(TextRules.composed(decomposed)).isEqualTo(TextRules.composed(text));
        assertThat(TextRules.isIdentifier(decomposed)).isEqualTo(decomposed.equals(TextRules.composed(decomposed)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIP ❤️", "Family 👩‍👩‍👧", "강남 1호점", "Straße 5/A", "नमस्‍ते", "☂️"})
    void aNameMayHaveWhatItsScriptNeeds(String name) {
        assertThat(TextRules.isName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u2028b", "a\u0000b", "a\u0085b", "1️"})
    void aNameIsOnOneLine(String name) {
        assertThat(TextRules.isName(name)).isFalse();
    }

    @Test
    void anIdHasALength() {
        assertThat(TextRules.identifierFault("", 5)).contains("must have 1 to 5 characters");
        assertThat(TextRules.identifierFault("123456", 5)).contains("must have 1 to 5 characters");
        assertThat(TextRules.identifierFault("12 45", 5)).isEmpty();
        assertThat(TextRules.identifierFault("1245\u00a0", 5)).contains(TextRules.IDENTIFIER_MESSAGE);
    }

    @Provide
    Arbitrary<String> visible() {
        return Arbitraries.of(IntStream.rangeClosed('!', 0x2FFFF)
                        .filter(character -> Character.isDefined(character) && !isInvisible(character))
                        .boxed()
                        .toList())
                .list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .map(characters -> characters.stream().map(Character::toString).reduce("", String::concat));
    }
}
