package io.dangol.feedback.understanding.reclassification;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Which feedback is to be understood again, and by what.
@Schema(name = "Reclassify", description = "Which feedback is to be understood again, and by what.")
public record Reclassify(
        @Schema(
                description = "The questions that are asked again; absent: all, or that of the version.",
                examples = "[\"polarity\"]")
        @Nullable @Size(min = 1, max = 5) List<@NotNull @Pattern(regexp = "polarity|complaint|intent|category|urgency") String> tasks,

        @Schema(
                description = "The classifier version that answers, also a candidate; absent: what is in use.",
                examples = "clv_01jd3v9k7e8x2m4n6p8q0r2s4t")
        @Nullable @Pattern(regexp = "^clv_[0-9a-hjkmnp-tv-z]{26}$") @Size(max = 30) String version,

        @Schema(description = "Only what was received from then on.", examples = "2026-11-01T00:00:00+09:00") @Nullable OffsetDateTime from,

        @Schema(
                description = "Only what was received before; at most until now.",
                examples = "2026-12-01T00:00:00+09:00")
        @Nullable OffsetDateTime to,

        @Schema(description = "Only of this kind.", examples = "review")
        @Nullable @Pattern(regexp = "complaint|review|inquiry|praise|mention|response|call|inspection|usage") String kind,

        @Schema(description = "Only what was said there.", examples = "web") @Nullable @Size(min = 1, max = 50) String channel,

        @Schema(description = "Only of this source.", examples = "shop") @Nullable @Size(min = 1, max = 100) String source) {}
