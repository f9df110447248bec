package io.dangol.kit.time;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// How an id looks outside: a prefix that tells what it names, `_`, and the 128 bits in 26 characters of Crockford's
/// base32, lower case: `cus_01jd…`. The order of the text is the order of the ids.
public final class PublicId {
    /// Characters behind the prefix.
    public static final int ENCODED_LENGTH = 26;

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int BITS_PER_CHARACTER = 5;
    private static final int LOW_MASK = 31;

    private PublicId() {}

    /// The public form of `id`.
    public static String format(String prefix, UUID id) {
        StringBuilder text = new StringBuilder(prefix.length() + 1 + ENCODED_LENGTH);
        text.append(prefix).append('_');
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        for (int character = ENCODED_LENGTH - 1; character >= 0; character--) {
            text.append(ALPHABET.charAt(fiveBits(high, low, character * BITS_PER_CHARACTER)));
        }
        return text.toString();
    }

    /// The id behind its public form; empty when `text` is not one with this prefix.
    public static Optional<UUID> parse(String prefix, String text) {
        if (text.length() != prefix.length() + 1 + ENCODED_LENGTH
                || !text.startsWith(prefix)
                || text.charAt(prefix.length()) != '_') {
            return Optional.empty();
        }
        long high = 0;
        long low = 0;
        for (int index = prefix.length() + 1; index < text.length(); index++) {
            int value = ALPHABET.indexOf(text.charAt(index));
            if (value < 0 || (high >>> (Long.SIZE - BITS_PER_CHARACTER)) != 0) {
                return Optional.empty();
            }
            high = (high << BITS_PER_CHARACTER) | (low >>> (Long.SIZE - BITS_PER_CHARACTER));
            low = (low << BITS_PER_CHARACTER) | value;
        }
        return Optional.of(new UUID(high, low));
    }

    /// A regular expression of the public form, for schemas and validation.
    public static String pattern(String prefix) {
        return "^" + prefix.toLowerCase(Locale.ROOT) + "_[0-9a-hjkmnp-tv-z]{" + ENCODED_LENGTH + "}$";
    }

    private static int fiveBits(long high, long low, int shift) {
        long bits;
        if (shift >= Long.SIZE) {
            bits = high >>> (shift - Long.SIZE);
        } else if (shift > Long.SIZE - BITS_PER_CHARACTER) {
            bits = (low >>> shift) | (high << (Long.SIZE - shift));
        } else {
            bits = low >>> shift;
        }
        return (int) (bits & LOW_MASK);
    }
}
