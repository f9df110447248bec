package io.dangol.gateway.routing;

import java.util.List;
import java.util.Optional;

/// The path of a request, in a form that every reader understands alike.
///
/// A path that two parsers could read differently is refused rather than normalised, since what the gateway judges
/// and what the service acts on must be the same: no empty, `.` or `..` segments, no encoded slash, backslash, dot or
/// percent sign, no parameters (`;`), no control characters. What is left travels to the service byte for byte, but for
/// an encoded colon: some clients send `:import` as `%3Aimport`, and mean the same.
///
/// @param raw the path as it travels on, starting with `/`
/// @param segments its parts between the slashes, not decoded; a slash at the end makes a last empty segment
public record RequestPath(String raw, List<String> segments) {
    private static final String PLAIN_MARKS = "-_~!$&'()*+,=:@.";

    public RequestPath {
        segments = List.copyOf(segments);
    }

    /// Reads a path as it was sent; empty if it is malformed or ambiguous.
    public static Optional<RequestPath> parse(String sent) {
        String raw = withPlainColons(sent);
        if (!raw.startsWith("/") || !hasOnlySafeCharacters(raw)) {
            return Optional.empty();
        }
        List<String> segments = List.of(raw.substring(1).split("/", -1));
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            boolean last = i == segments.size() - 1;
            if ((segment.isEmpty() && !last) || segment.equals(".") || segment.equals("..")) {
                return Optional.empty();
            }
        }
        return Optional.of(new RequestPath(raw, segments));
    }

    /// The path with each encoded colon as a colon.
    public static String withPlainColons(String sent) {
        return sent.replace("%3A", ":").replace("%3a", ":");
    }

    private static boolean hasOnlySafeCharacters(String raw) {
        int position = 0;
        while (position < raw.length()) {
            char character = raw.charAt(position);
            if (character == '%') {
                if (!isSafeEscape(raw, position)) {
                    return false;
                }
                position += 3;
            } else if (character == '/' || isPlain(character)) {
                position++;
            } else {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || PLAIN_MARKS.indexOf(character) >= 0;
    }

    private static boolean isSafeEscape(String raw, int position) {
        if (position + 2 >= raw.length()) {
            return false;
        }
        int high = Character.digit(raw.charAt(position + 1), 16);
        int low = Character.digit(raw.charAt(position + 2), 16);
        if (high < 0 || low < 0) {
            return false;
        }
        int octet = high * 16 + low;
        boolean control = octet < 0x20 || octet == 0x7f;
        return !control && "/\\.%;".indexOf(octet) < 0;
    }
}
