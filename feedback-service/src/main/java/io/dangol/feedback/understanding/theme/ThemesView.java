package io.dangol.feedback.understanding.theme;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dangol.kit.paging.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of themes, and what they were found in.
@Schema(
        name = "Themes",
        description = "Themes of a window: those that change first, the surest first; then the others, the commonest"
                + " first.",
        requiredProperties = {
            "from",
            "to",
            "compareFrom",
            "compareTo",
            "feedback",
            "customers",
            "comparedFeedback",
            "comparedCustomers",
            "sampled",
            "tested",
            "completeTo",
            "items",
            "next"
        })
public record ThemesView(
        @Schema(description = "The first day, in the company's zone.", examples = "2026-10-27")
        LocalDate from,

        @Schema(description = "The day behind the last.", examples = "2026-11-24")
        LocalDate to,

        @Schema(description = "The first day of the window compared with.", examples = "2026-09-29")
        LocalDate compareFrom,

        @Schema(description = "The day behind its last.", examples = "2026-10-27")
        LocalDate compareTo,

        @Schema(description = "All feedback with words in the window.", minimum = "0", examples = "512")
        long feedback,

        @Schema(description = "The customers who gave it.", minimum = "0", examples = "500")
        long customers,

        @Schema(description = "All feedback with words in the window compared with.", minimum = "0", examples = "470")
        long comparedFeedback,

        @Schema(description = "The customers who gave it.", minimum = "0", examples = "461")
        long comparedCustomers,

        @Schema(
                description = "The share of customers that was looked at: 1 for all, less where the windows have more"
                        + " than 40,000 pieces of feedback. Counts then are what the sample stands for.",
                minimum = "0",
                maximum = "1",
                examples = "1.0")
        double sampled,

        @Schema(
                description = "How many terms and categories at least five customers say, all of which were tested.",
                minimum = "0",
                examples = "412")
        int tested,

        @Schema(description = "Feedback that was recorded by then is counted.")
        Instant completeTo,

        @Schema(description = "The themes of this page.", maxItems = 200)
        List<ThemeView> items,

        @Schema(description = "Pass as `cursor` for the next page; null on the last.", nullable = true, maxLength = 200)
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable String next,

        @Schema(description = "How many themes all pages have; only with `count=true`.", minimum = "0") @Nullable Long count) {

    static ThemesView of(Board board, Page<ThemeView> page) {
        ThemeQuery query = board.query();
        return new ThemesView(
                query.window().from(),
                query.window().to(),
                query.before().from(),
                query.before().to(),
                board.whole(board.feedback().now()),
                board.whole(board.said().now()),
                board.whole(board.feedback().before()),
                board.whole(board.said().before()),
                board.sampled(),
                board.tested(),
                board.completeTo(),
                page.items(),
                page.next(),
                page.count());
    }
}
