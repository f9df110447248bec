package io.dangol.kit.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The value of `If-Match` or `If-None-Match`: any tag, or a list of entity tags (RFC 9110, 8.8.3, 13.1.1 and 13.1.2).
public final class EntityTags {
    private static final String ANY = "*";
    private static final String WEAK = "W/";

    private final boolean any;
    private final List<String> tags;

    private EntityTags(boolean any, List<String> tags) {
        this.any = any;
        this.tags = List.copyOf(tags);
    }

    /// Reads a header that may stand on several lines.
    ///
    /// @return empty if it is neither `*` nor a list of quoted tags
    public static Optional<EntityTags> parse(List<String> lines) {
        String value = String.join(",", lines);
        if (value.strip().equals(ANY)) {
            return Optional.of(new EntityTags(true, List.of()));
        }
        List<String> tags = new ArrayList<>();
        int index = 0;
        while ((index = startOfTag(value, index)) < value.length()) {
            int end = endOfTag(value, index);
            if (end < 0) {
                return Optional.empty();
            }
            tags.add(value.substring(index, end));
            index = skipBlanks(value, end);
            if (index < value.length() && value.charAt(index) != ',') {
                return Optional.empty();
            }
        }
        return Optional.of(new EntityTags(false, tags));
    }

    /// Whether one of them is the same as `current`, both strong: what `If-Match` asks.
    public boolean matchStrongly(String current) {
        return any || (!current.startsWith(WEAK) && tags.contains(current));
    }

    /// Whether one of them is the same as `current`, weak or not: what `If-None-Match` asks.
    public boolean matchWeakly(String current) {
        return any || tags.stream().anyMatch(tag -> opaque(tag).equals(opaque(current)));
    }

    private static String opaque(String tag) {
        return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
    }

    /// Behind blanks and empty elements of the list, which a recipient has to accept (RFC 9110,
    /// 5.6.1.2).
    private static int startOfTag(String value, int from) {
        int index = from;
        while (index < value.length() && (isBlank(value.charAt(index)) || value.charAt(index) == ',')) {
            index++;
        }
        return index;
    }

    /// @return behind the closing quote; -1 if there is no tag
    private static int endOfTag(String value, int from) {
        int quote = value.startsWith(WEAK, from) ? from + WEAK.length() : from;
        if (quote >= value.length() || value.charAt(quote) != '"') {
            return -1;
        }
        for (int index = quote + 1; index < value.length(); index++) {
            char character = value.charAt(index);
            if (character == '"') {
                return index + 1;
            }
            if (character <= ' ' || character == 0x7f) {
                return -1;
            }
        }
        return -1;
    }

    private static int skipBlanks(String value, int from) {
        int index = from;
        while (index < value.length() && isBlank(value.charAt(index))) {
            index++;
        }
        return index;
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t';
    }
}
