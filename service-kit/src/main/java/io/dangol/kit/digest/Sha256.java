package io.dangol.kit.digest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/// SHA-256 (FIPS 180-4), which every Java platform has.
public final class Sha256 {
    private Sha256() {}

    /// A digest to which content is added part by part.
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /// The 32 bytes of the digest.
    public static byte[] of(byte[] content) {
        return begin().digest(content);
    }

    /// The 32 bytes of the digest of a text in UTF-8.
    public static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The digest of a text in UTF-8, in 64 hexadecimal digits.
    public static String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }

    /// The first 128 bits of the digest of a text in UTF-8; not a UUID by any standard, only as long as one.
    public static UUID half(String text) {
        ByteBuffer digest = ByteBuffer.wrap(of(text));
        return new UUID(digest.getLong(), digest.getLong());
    }
}
