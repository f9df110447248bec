package io.dangol.feedback.intake.imports;

import io.dangol.feedback.voice.Submission;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/// Tells whether two submissions say the same.
final class Fingerprint {
    private Fingerprint() {}

    /// @param timed whether the time counts; one that nobody gave is another at every import
    static String of(Submission said, boolean timed) {
        String time = timed ? said.occurredAt().truncatedTo(ChronoUnit.MICROS).toString() : "";
        String all = String.join(
                "\n",
                said.kind().wire(),
                said.channel(),
                String.valueOf(said.externalId() == null ? said.customerId() : said.externalId()),
                String.valueOf(said.language()),
                String.valueOf(said.rating()),
                time,
                String.valueOf(said.product()),
                String.valueOf(said.text()));
        try {
            // In UTF-16, which has a place for every text that there is.
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_16BE));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
