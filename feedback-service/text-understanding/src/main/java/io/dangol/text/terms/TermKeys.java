package io.dangol.text.terms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Names in 64 bits: the first eight bytes of a SHA-256. Among ten million names two are alike once in 370,000 cases.
///
/// The words themselves are not kept anywhere but in the feedback that they were said in.
public final class TermKeys {
    private final MessageDigest digest;

    public TermKeys() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /// @param stems the stems of its words with a space between
    long term(String stems) {
        return key("term\n" + stems);
    }

    /// The key of a category's label.
    public long category(String label) {
        return key("category\n" + label);
    }

    /// The key of whoever speaks; equal for the same name.
    public long speaker(String name) {
        return key("speaker\n" + name);
    }

    private long key(String name) {
        return ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}
