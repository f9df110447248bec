package io.dangol.kit.crypto;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Text as bytes, so that two texts never have the same bytes.
final class StrictText {
    static final int FIELD_LENGTH_MOST = 100;

    private StrictText() {}

    /// UTF-8. Half a surrogate pair has no bytes of its own, so it is refused.
    static byte[] utf8(String what, String text, int bytesMost) {
        if (text.length() > bytesMost) {
            throw tooLong(what, bytesMost);
        }
        ByteBuffer encoded;
        try {
            encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException notText) {
            throw new IllegalArgumentException(what + " must be Unicode text; it has half a surrogate pair");
        }
        if (encoded.remaining() > bytesMost) {
            throw tooLong(what, bytesMost);
        }
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }

    /// The name of a field, which is never a request's words.
    static byte[] field(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a field must have a name of 1 to " + FIELD_LENGTH_MOST + " bytes");
        }
        return utf8("a field's name", name, FIELD_LENGTH_MOST);
    }

    private static IllegalArgumentException tooLong(String what, int bytesMost) {
        return new IllegalArgumentException(what + " must have at most " + bytesMost + " bytes in UTF-8");
    }
}
