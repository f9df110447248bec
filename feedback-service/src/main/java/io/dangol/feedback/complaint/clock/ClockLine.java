package io.dangol.feedback.complaint.clock;

import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A line in the history of a clock: what happened, and where it left the clock.
@Schema(
        name = "SlaClockLine",
        description = "What happened to a clock, and where it left it.",
        requiredProperties = {"at", "event", "ko", "en", "counted"})
public record ClockLine(
        @Schema(description = "When it happened.") Instant at,

        @Schema(
                description = "What happened.",
                enumeration = {
                    "started",
                    "paused",
                    "resumed",
                    "terms_changed",
                    "escalated",
                    "breached",
                    "met",
                    "cancelled"
                })
        String event,

        @Schema(description = "In Korean words.", maxLength = 500, examples = "영업시간 기준 8시간이 모두 지나 기한을 넘김")
        String ko,

        @Schema(
                description = "In English words.",
                maxLength = 500,
                examples = "All of the 8 h of business time allowed had passed: breached")
        String en,

        @Schema(
                description = "How much time had counted until then.",
                format = "duration",
                maxLength = 40,
                examples = "PT8H")
        Duration counted,

        @Schema(description = "When it was due from then on; absent while it had no end.") @Nullable Instant dueAt) {}
