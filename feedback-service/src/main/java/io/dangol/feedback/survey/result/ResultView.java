package io.dangol.feedback.survey.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dangol.feedback.survey.form.QuestionKind;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What came of a survey, as it is shown.
@Schema(
        name = "SurveyResults",
        description = "What came of the invitations that were issued in some days.",
        requiredProperties = {"surveyId", "zone", "groups", "groupsTruncated"})
public record ResultView(
        @Schema(description = "The survey.", maxLength = 30, examples = "srv_01jd3v9k7e8x2m4n6p8q0r2s4t")
        String surveyId,

        @Schema(description = "The first day of issue; absent: from the beginning.") @Nullable LocalDate from,

        @Schema(description = "The day after the last day of issue; absent: until now.") @Nullable LocalDate to,

        @Schema(description = "The zone of the days.", maxLength = 50, examples = "Asia/Seoul")
        String zone,

        @Schema(
                description = "What they are put together by; absent: all in one group.",
                enumeration = {"channel", "segment", "version"})
        @Nullable String by,

        @Schema(description = "The groups, that with the most invitations first.", maxItems = 200)
        List<Group> groups,

        @Schema(description = "Whether there are more than the 200 groups shown.")
        boolean groupsTruncated) {

    /// A group.
    @Schema(
            name = "SurveyResultGroup",
            description = "What came of a part of the invitations.",
            requiredProperties = {
                "invited",
                "opened",
                "open",
                "completed",
                "partial",
                "expired",
                "revoked",
                "suppressed",
                "responseRate",
                "questions"
            })
    public record Group(
            @Schema(
                    description = "The channel, the segment or the version; absent where all are in one, and for"
                            + " invitations that were issued without a segment.",
                    maxLength = 64,
                    examples = "app")
            @Nullable String group,

            @Schema(description = "Invitations that were issued.", minimum = "0")
            long invited,

            @Schema(description = "Of these, those whose link was fetched, by somebody or by a program.", minimum = "0")
            long opened,

            @Schema(description = "Those that can be answered still.", minimum = "0")
            long open,

            @Schema(description = "Those that were answered to the end.", minimum = "0")
            long completed,

            @Schema(description = "Those that expired with something answered.", minimum = "0")
            long partial,

            @Schema(description = "Those that expired with nothing answered.", minimum = "0")
            long expired,

            @Schema(description = "Those that were called back.", minimum = "0")
            long revoked,

            @Schema(
                    description = "Invitations that a rule kept from being issued; not among the invited.",
                    minimum = "0")
            long suppressed,

            @Schema(
                    description = "The part that was completed, of those invited and not called back, with its Wilson"
                            + " interval; null while there are none.",
                    nullable = true)
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Nullable Figure responseRate,

            @Schema(description = "Every question that the survey has or had.", maxItems = 1000)
            List<QuestionResult> questions) {}

    /// A question's results.
    @Schema(
            name = "QuestionResult",
            description = "What was answered to a question, in completed surveys and in partial ones.",
            requiredProperties = {"id", "kind", "n", "distribution"})
    public record QuestionResult(
            @Schema(description = "The question.", maxLength = 40, examples = "recommend")
            String id,

            QuestionKind kind,

            @Schema(description = "How many answered it.", minimum = "0", examples = "120")
            long n,

            @Schema(
                    description = "By the metric: NPS, promoters (9, 10) less detractors (0 to 6), margin 1.96 * 100 *"
                            + " sqrt(v / n) with v = p + d - (p - d)^2; CSAT, the share of 4 and 5 with Wilson's"
                            + " interval; CES, the mean with Student's t. Absent without an answer.")
            @Nullable Figure score,

            @Schema(description = "CES only: the share of 5 to 7 with Wilson's interval.") @Nullable Figure agreement,

            @Schema(
                    description = "How often each score or option was given. Of `choices` one answer counts for each of"
                            + " its options; words are not shown here.",
                    maxItems = 200)
            List<Count> distribution) {}

    /// How often something was answered.
    @Schema(
            name = "AnswerCount",
            description = "How often a score or an option was given.",
            requiredProperties = {"answer", "n"})
    public record Count(
            @Schema(description = "The score or the option's id.", maxLength = 40, examples = "9")
            String answer,

            @Schema(description = "How often.", minimum = "0", examples = "31")
            long n) {}
}
