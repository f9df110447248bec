package io.dangol.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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

    private static final Pattern INVISIBLE_BY_NAME = Pattern.compile(
            "VARIATION SELECTOR|HANGUL.*FILLER|KHITAN.*FILLER|GRAPHEME JOINER|BRAILLE PATTERN BLANK|INHERENT|NULL NOTEHEAD");

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
                        && INVISIBLE_BY_NAME
                                .matcher(Character.getName(character))
                                .find());
    }

    @Test
    void everyInvisibleCharacterIsRefusedAnywhereInAnIdAndAtTheEndsOfAName() {
        assertNone(TextRulesTest::isInvisible, "starts an id", it -> TextRules.isIdentifier(it + "A"));
        assertNone(TextRulesTest::isInvisible, "ends an id", it -> TextRules.isIdentifier("A" + it));
        assertNone(
                TextRulesTest::isInvisible,
                "stands in an id",
                it -> TextRules.isIdentifier("A" + it + "1") != it.equals(" "));
        assertNone(TextRulesTest::isInvisible, "starts a name", it -> TextRules.isName(it + "A"));
        assertNone(TextRulesTest::isInvisible, "ends a name", it -> TextRules.isName("A" + it));
        assertNone(
                TextRulesTest::isInvisible,
                "is a text alone",
                it -> TextRules.hasText(it) != isUnassignedOrSurrogate(it.codePointAt(0)));
    }

    @Test
    void nothingElseIsInvisible() {
        assertNone(
                character -> !isInvisible(character),
                "is taken as invisible",
                it -> TextRules.isInvisible(it.codePointAt(0)));
    }

    /// One assertion for all of Unicode: one for each of its 1,114,112 characters takes half a minute.
    private static void assertNone(IntPredicate characters, String fault, Predicate<String> hasFault) {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(characters)
                        .filter(character -> hasFault.test(Character.toString(character)))
                        .mapToObj("%x"::formatted))
                .as(fault)
                .isEmpty();
    }

    private static boolean isUnassignedOrSurrogate(int character) {
        int type = Character.getType(character);
        return type == Character.UNASSIGNED || type == Character.SURROGATE;
    }

    @Test
    void everyAssignedLetterDigitAndPunctuationIsPartOfAnId() {
        assertNone(
                character -> character >= '!'
                        && (Character.isLetterOrDigit(character) || character < DELETE)
                        && !isInvisible(character),
                "is not part of an id",
                it -> !TextRules.isIdentifier("A" + TextRules.composed(it) + "1"));
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
