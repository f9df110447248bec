package io.dangol.local.demo;

import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/// An answer to one question of a survey.
///
/// @param ref the shop's own name for it, unique within a seed
/// @param score on the metric's scale
record Answer(String ref, Metric metric, int score, String channel, Optional<String> comment, OffsetDateTime at) {

    /// What is asked.
    enum Metric {
        /// Would they recommend the shop, 0 to 10.
        NPS(0, 10),
        /// Were they satisfied, 1 to 5.
        CSAT(1, 5),
        /// Was it easy, 1 to 7.
        CES(1, 7);

        private final int lowest;
        private final int highest;

        Metric(int lowest, int highest) {
            this.lowest = lowest;
            this.highest = highest;
        }

        /// As the API has it, such as `nps`.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The score on this scale that is nearest to `score`.
        int nearest(double score) {
            return (int) Math.clamp(StrictMath.rint(score), lowest, highest);
        }
    }
}
