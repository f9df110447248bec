package io.dangol.kit.text;

import io.dangol.kit.problem.CommonProblem;
import java.text.Normalizer;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/// The rules for ids, names and other short texts that callers send; the same at every door, so that no two of them
/// look alike and differ. The constraints [Identifier], [Name] and [HasText] apply them to requests.
///
/// An id, code or name is compared in Unicode's composed form (NFC). The doors compose it ([#composed]) before they
/// validate it, so that the same id in the decomposed form, as macOS writes file names, is the same id.
public final class TextRules {
    /// What an identifier must be.
    public static final String IDENTIFIER_MESSAGE =
            "must not begin or end with white space, and must have no other white space than U+0020 and no control or"
                    + " invisible characters";
    /// What a name must be.
    public static final String NAME_MESSAGE =
            "must not begin or end with white space or an invisible character, and must be on one line";
    /// What a text must be.
    public static final String TEXT_MESSAGE = "must have at least one visible character";
    /// What every id and name matches, as an ECMA regular expression for the API document. The rules
    /// here are stricter.
    public static final String PATTERN = "^\\S(.*\\S)?$";

    private static final int VARIATION_SELECTOR_EMOJI = 0xFE0F;
    private static final int LAST_ASCII = 0x7F;

    private TextRules() {}

    /// The text in NFC; null stays null, so that a record may compose what is validated only
    /// afterwards.
    @NullUnmarked
    public static String composed(String text) {
        return text == null ? null : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /// Whether a text can be an id or a code: in NFC, and of invisible characters it has U+0020 between
    /// visible ones only. The empty text can; its length is a rule of its own.
    public static boolean isIdentifier(String text) {
        if (text.isEmpty()) {
            return true;
        }
        return text.codePointAt(0) != ' '
                && text.codePointBefore(text.length()) != ' '
                && text.codePoints().allMatch(character -> character == ' ' || !isInvisible(character))
                && Normalizer.isNormalized(text, Normalizer.Form.NFC);
    }

    /// Whether a text can be a name: in NFC, on one line, with visible characters at its ends. Within
    /// it, joiners and other invisible characters have their uses; an emoji at the end may be followed
    /// by its variation selector.
    public static boolean isName(String text) {
        if (text.isEmpty()) {
            return true;
        }
        return !isInvisible(text.codePointAt(0))
                && (!isInvisible(text.codePointBefore(text.length())) || endsWithEmoji(text))
                && text.codePoints().noneMatch(TextRules::breaksLine)
                && Normalizer.isNormalized(text, Normalizer.Form.NFC);
    }

    /// Whether a text says something: it has a visible character, or one that may be a sign: not
    /// assigned yet, or half of a surrogate pair, as cut texts have.
    public static boolean hasText(String text) {
        return text.codePoints().anyMatch(character -> switch (Character.getType(character)) {
            case Character.UNASSIGNED, Character.SURROGATE -> true;
            default -> !isInvisible(character);
        });
    }

    /// White space, controls, format characters, what is not assigned (or never will be), halves of
    /// surrogate pairs, and what is drawn as nothing: the default ignorable characters (Unicode, 5.21)
    /// and blanks that count as letters or symbols.
    public static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> isDrawnAsNothing(character);
        };
    }

    private static boolean isDrawnAsNothing(int character) {
        return switch (character) {
            case 0x034F, // combining grapheme joiner
                    0x115F, // Hangul choseong filler
                    0x1160, // Hangul jungseong filler
                    0x17B4, // Khmer inherent vowels
                    0x17B5,
                    0x180B, // Mongolian variation selectors
                    0x180C,
                    0x180D,
                    0x180F,
                    0x2800, // Braille blank
                    0x3164, // Hangul filler
                    0xFFA0, // half-width Hangul filler
                    0x16FE4, // Khitan filler
                    0x1D159 -> // musical null notehead
                true;
            default ->
                (character >= 0xFE00 && character <= VARIATION_SELECTOR_EMOJI)
                        || (character >= 0xE0000 && character <= 0xE0FFF);
        };
    }

    private static boolean endsWithEmoji(String text) {
        int last = text.codePointBefore(text.length());
        if (last != VARIATION_SELECTOR_EMOJI) {
            return false;
        }
        int before = text.codePointBefore(text.length() - 1);
        return before > LAST_ASCII && Character.isEmoji(before);
    }

    private static boolean breaksLine(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    /// What is wrong with an id that is not validated by a constraint.
    ///
    /// @return empty if nothing is
    public static Optional<String> identifierFault(String text, int lengthMost) {
        if (text.isEmpty() || text.length() > lengthMost) {
            return Optional.of("must have 1 to " + lengthMost + " characters");
        }
        return isIdentifier(text) ? Optional.empty() : Optional.of(IDENTIFIER_MESSAGE);
    }

    /// An id that is not validated by a constraint, in its composed form.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 that names the field
    public static String requireIdentifier(String field, String value, int lengthMost) {
        String identifier = composed(value);
        identifierFault(identifier, lengthMost).ifPresent(fault -> {
            throw CommonProblem.invalid(field, fault);
        });
        return identifier;
    }
}
