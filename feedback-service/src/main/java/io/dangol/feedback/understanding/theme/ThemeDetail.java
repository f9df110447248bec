package io.dangol.feedback.understanding.theme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A theme over time and by where it is said.
@Schema(
        name = "ThemeDetail",
        description = "A theme over the days of both windows, and in the window by channel and by product.",
        requiredProperties = {"theme", "completeTo", "series", "channels", "products"})
public record ThemeDetail(
        ThemeView theme,

        @Schema(description = "Feedback that was recorded by then is counted.")
        Instant completeTo,

        @Schema(
                description = "Both windows, the earliest first; days or weeks without any feedback are left out.",
                maxItems = 732)
        List<SeriesPoint> series,

        @Schema(description = "By channel, the most first.", maxItems = 50)
        List<Part> channels,

        @Schema(
                description = "By product, the most first; without a name for feedback about no product.",
                maxItems = 50)
        List<Part> products) {

    /// A day or a week.
    @Schema(
            name = "ThemeStep",
            description = "A day or a week.",
            requiredProperties = {"day", "feedback", "share"})
    public record SeriesPoint(
            @Schema(description = "The day, or the Monday of the week.", examples = "2026-11-23")
            LocalDate day,

            @Schema(description = "Pieces of feedback that say it.", minimum = "0", examples = "7")
            long feedback,

            @Schema(
                    description = "Their share of all feedback with words.",
                    minimum = "0",
                    maximum = "1",
                    examples = "0.14")
            double share) {}

    /// A channel or a product.
    @Schema(
            name = "ThemePart",
            description = "A channel or a product.",
            requiredProperties = {"feedback", "share"})
    public record Part(
            @Schema(description = "Its name.", maxLength = 64, examples = "email") @Nullable String name,

            @Schema(description = "Pieces of feedback that say it.", minimum = "0", examples = "31")
            long feedback,

            @Schema(
                    description = "Their share of the feedback with words there.",
                    minimum = "0",
                    maximum = "1",
                    examples = "0.2")
            double share) {}
}
