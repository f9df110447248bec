package io.dangol.feedback.understanding.theme;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A theme as it is shown.
@Schema(
        name = "Theme",
        description = "What customers talk about, compared with before. Whoever says it twice in a window counts once"
                + " there; feedback without a customer counts for itself.",
        requiredProperties = {
            "id",
            "kind",
            "label",
            "related",
            "trend",
            "feedback",
            "positive",
            "negative",
            "customers",
            "share",
            "comparedCustomers",
            "comparedShare",
            "expected",
            "pValue",
            "qValue"
        })
public record ThemeView(
        @Schema(
                description = "Its id, the same in every answer.",
                maxLength = 30,
                examples = "thm_00000000000000gs9d2t7xq0ab")
        String id,

        ThemeKind kind,

        @Schema(
                description = "The words as people wrote them, in lower case, without particles and without words that"
                        + " say nothing; or the category.",
                maxLength = 150,
                examples = "배송 지연")
        String label,

        @Schema(
                description = "Other terms that stand in nearly the same feedback, and are no theme of their own.",
                maxItems = 10)
        List<@Size(max = 100) String> related,

        Trend trend,

        @Schema(description = "Pieces of feedback in the window that say it.", minimum = "0", examples = "61")
        long feedback,

        @Schema(description = "Those of them that are positive.", minimum = "0", examples = "2")
        long positive,

        @Schema(description = "Those of them that are negative.", minimum = "0", examples = "50")
        long negative,

        @Schema(description = "Customers who say it in the window.", minimum = "0", examples = "57")
        long customers,

        @Schema(
                description = "Their share of all customers with feedback in words.",
                minimum = "0",
                maximum = "1",
                examples = "0.114")
        double share,

        @Schema(description = "Customers who say it in the window compared with.", minimum = "0", examples = "12")
        long comparedCustomers,

        @Schema(description = "Their share there.", minimum = "0", maximum = "1", examples = "0.026")
        double comparedShare,

        @Schema(
                description = "Customers who would say it in the window if the share were as it was.",
                minimum = "0",
                examples = "13.04")
        double expected,

        @Schema(description = "By how much the share has changed; absent where one of the windows has no feedback.")
        @Nullable ShareChange change,

        @Schema(
                description = "How likely a change at least as large would be by chance, of the share and of the"
                        + " number of customers a day alike: the larger of the two.",
                minimum = "0",
                maximum = "1",
                examples = "0.0000002")
        double pValue,

        @Schema(
                description = "The same with regard to all themes that were tested: of all themes with at most this"
                        + " value, this share at most is there by chance (Benjamini and Hochberg).",
                minimum = "0",
                maximum = "1",
                examples = "0.00009")
        double qValue) {
    private static final double SHARE_DIGITS = 1e6;
    private static final double COUNT_DIGITS = 1e2;

    /// A ratio of shares.
    @Schema(
            name = "ThemeChange",
            description =
                    "The share divided by that before, with its interval at 95% confidence. Where nobody said it in"
                            + " one of the windows, half a customer is added to each count.",
            requiredProperties = {"ratio", "low", "high"})
    public record ShareChange(
            @Schema(description = "2 for twice the share.", minimum = "0", examples = "4.38")
            double ratio,

            @Schema(description = "The lower end of the interval.", minimum = "0", examples = "2.39")
            double low,

            @Schema(description = "The upper end of the interval.", minimum = "0", examples = "8.05")
            double high) {
        static @Nullable ShareChange of(@Nullable Ratio ratio) {
            return ratio == null
                    ? null
                    : new ShareChange(
                            rounded(ratio.value(), COUNT_DIGITS),
                            rounded(ratio.low(), COUNT_DIGITS),
                            rounded(ratio.high(), COUNT_DIGITS));
        }
    }

    static ThemeView of(Theme theme, Board board) {
        Finding finding = theme.finding();
        Tally tally = finding.tally();
        Pair said = tally.said();
        Pair of = board.said();
        double before = of.before() == 0 ? 0 : said.before() / (double) of.before();
        return new ThemeView(
                finding.kind().format(finding.key()),
                finding.kind(),
                theme.label(),
                theme.related(),
                finding.trend(),
                board.whole(tally.feedback()),
                board.whole(tally.positive()),
                board.whole(tally.negative()),
                board.whole(said.now()),
                rounded(of.now() == 0 ? 0 : said.now() / (double) of.now(), SHARE_DIGITS),
                board.whole(said.before()),
                rounded(before, SHARE_DIGITS),
                rounded(before * of.now() / board.sampled(), COUNT_DIGITS),
                ShareChange.of(finding.ratio()),
                finding.pValue(),
                finding.qValue());
    }

    private static double rounded(double value, double digits) {
        return Math.round(value * digits) / digits;
    }
}
