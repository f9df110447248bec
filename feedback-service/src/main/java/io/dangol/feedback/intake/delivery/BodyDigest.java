package io.dangol.feedback.intake.delivery;

import io.dangol.kit.digest.Sha256;
import java.util.HexFormat;

/// SHA-256 of a raw body.
final class BodyDigest {
    static final String NAME_PREFIX = "sha256=";

    private BodyDigest() {}

    static byte[] of(byte[] body) {
        return Sha256.of(body);
    }

    /// The id of a delivery that has none of its own.
    static String name(byte[] body) {
        return NAME_PREFIX + HexFormat.of().formatHex(of(body));
    }
}
