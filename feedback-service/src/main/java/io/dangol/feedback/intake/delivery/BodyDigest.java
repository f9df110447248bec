package io.dangol.feedback.intake.delivery;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 of a raw body.
final class BodyDigest {
    static final String NAME_PREFIX = "sha256=";

    private BodyDigest() {}

    static byte[] of(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /// The id of a delivery that has none of its own.
    static String name(byte[] body) {
        return NAME_PREFIX + HexFormat.of().formatHex(of(body));
    }
}
