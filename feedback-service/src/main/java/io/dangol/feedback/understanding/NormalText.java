package io.dangol.feedback.understanding;

/// A text as the models see it: lower case, composed, without mark-up, addresses and invisible characters, no more than
/// three of a kind in a row, and a space at both ends. Whatever comes in, something comes out; it has no effect on
/// anything stored.
public final class NormalText {
    /// Only this much of a text is looked at, in UTF-16 units. Longer ones are rare and say what they say early.
    public static final int MOST_CHARACTERS = 4_000;

    private final char[] characters;
    private final int length;

    NormalText(char[] characters, int length) {
        this.characters = characters;
        this.length = length;
    }

    public static NormalText of(String text) {
        return new TextNormalizer(text).normalize();
    }

    int length() {
        return length;
    }

    char at(int index) {
        return characters[index];
    }

    String part(int from, int to) {
        return new String(characters, from, to - from);
    }

    /// Whether there is nothing to judge: no letter and no digit, only marks and pictures at most.
    public boolean isWordless() {
        for (int i = 0; i < length; i++) {
            if (Character.isLetterOrDigit(characters[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return new String(characters, 0, length);
    }
}
