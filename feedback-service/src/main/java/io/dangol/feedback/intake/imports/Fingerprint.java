package io.dangol.feedback.intake.imports;

import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.voice.Submission;
import io.dangol.kit.digest.Sha256;
import java.nio.charset.StandardCharsets;
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
                String.valueOf(
                        said.externalId() == null ? CustomerId.valueOrNull(said.customerId()) : said.externalId()),
                String.valueOf(said.language()),
                String.valueOf(said.rating()),
                time,
                String.valueOf(said.product()),
                String.valueOf(said.text()));
        // In UTF-16, which has a place for every text that there is.
        return HexFormat.of().formatHex(Sha256.of(all.getBytes(StandardCharsets.UTF_16BE)));
    }
}
