package io.dangol.feedback.survey.answer;

import io.dangol.feedback.survey.form.Question;
import io.dangol.feedback.survey.form.QuestionKind;
import io.dangol.feedback.survey.form.SurveyLanguage;
import io.dangol.feedback.survey.form.Wording;
import io.dangol.feedback.survey.form.Words;
import io.dangol.feedback.survey.invitation.Invitation;
import io.dangol.feedback.voice.Metric;
import io.dangol.feedback.voice.Scale;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A survey as the customer behind a link sees it, with what was answered so far. Nothing in it says who
/// the customer is.
@Schema(
        name = "AnswerSheet",
        description = "A survey in one language, with what was answered so far. Nothing in it says who is asked.",
        requiredProperties = {"language", "languages", "title", "questions", "answers", "expiresAt"})
public record SheetView(
        @Schema(description = "The language of the words (BCP 47).", maxLength = 2, examples = "ko")
        String language,

        @Schema(
                description = "The languages that there are; ask by `Accept-Language`.",
                maxItems = 2,
                examples = "[\"ko\",\"en\"]")
        List<@Size(max = 3) String> languages,

        @Schema(description = "The heading.", maxLength = 1000, examples = "배송은 어떠셨나요?")
        String title,

        @Schema(description = "Read before the questions.", maxLength = 1000) @Nullable String introduction,

        @Schema(description = "The questions, in their order.", maxItems = 50)
        List<Asked> questions,

        @Schema(
                type = SchemaType.OBJECT,
                additionalProperties = Object.class,
                maxProperties = 50,
                description = "What was answered so far, by question, in the form that it is sent in.")
        Map<String, Given> answers,

        @Schema(description = "Until when it can be answered.")
        Instant expiresAt) {

    /// A question in one language.
    @Schema(
            name = "AskedQuestion",
            description = "A question in one language.",
            requiredProperties = {"id", "kind", "required", "text"})
    public record Asked(
            @Schema(description = "Its name in answers.", maxLength = 40, examples = "recommend")
            String id,

            QuestionKind kind,

            @Schema(description = "Whether it must be answered.")
            boolean required,

            @Schema(description = "What is asked.", maxLength = 1000, examples = "추천하시겠어요?")
            String text,

            @Schema(description = "The scores that may be given; only where one is asked for.") @Nullable Scale scale,

            @Schema(description = "What may be chosen; only where something is.", maxItems = 30) @Nullable List<Choosable> options,

            @Schema(description = "How many options may be chosen; only for `choices`.", minimum = "1", maximum = "30")
            @Nullable Integer choicesMost,

            @Schema(description = "How long the words may be, in UTF-16 units; only for `text`.", minimum = "1")
            @Nullable Integer lengthMost) {

        static Asked of(Question question, SurveyLanguage language) {
            Metric metric = question.kind().metric();
            List<Choosable> options = question.choosable().stream()
                    .map(option -> new Choosable(option.id(), option.text().in(language)))
                    .toList();
            return new Asked(
                    question.id(),
                    question.kind(),
                    question.mustBeAnswered(),
                    question.text().in(language),
                    metric == null ? null : metric.scale(),
                    options.isEmpty() ? null : options,
                    question.kind() == QuestionKind.CHOICES ? question.mostChosen() : null,
                    question.kind() == QuestionKind.TEXT ? question.mostUnits() : null);
        }
    }

    /// An option in one language.
    @Schema(
            name = "AskedOption",
            description = "An option in one language.",
            requiredProperties = {"id", "text"})
    public record Choosable(
            @Schema(description = "Its name in answers.", maxLength = 40, examples = "price")
            String id,

            @Schema(description = "What it says.", maxLength = 1000, examples = "가격")
            String text) {}

    static SheetView of(Invitation invitation, Wording wording, List<StoredAnswer> answers, SurveyLanguage language) {
        Map<String, Given> given = new LinkedHashMap<>();
        answers.forEach(answer -> given.put(answer.question().id(), answer.given()));
        Words introduction = wording.introduction();
        return new SheetView(
                language.tag(),
                wording.languages().stream().map(SurveyLanguage::tag).toList(),
                wording.title().in(language),
                introduction == null ? null : introduction.in(language),
                wording.questions().stream()
                        .map(question -> Asked.of(question, language))
                        .toList(),
                given,
                invitation.expiresAt());
    }

    /// What a customer sees in the end.
    @Schema(
            name = "AnswerReceipt",
            description = "That a survey was answered. The answers are not shown again.",
            requiredProperties = {"state", "completedAt", "language"})
    public record Receipt(
            @Schema(
                    description = "What became of it.",
                    enumeration = {"completed"})
            String state,

            @Schema(description = "When.") Instant completedAt,

            @Schema(description = "The language of the words (BCP 47).", maxLength = 2, examples = "ko")
            String language,

            @Schema(description = "The survey's thanks.", maxLength = 1000, examples = "감사합니다!") @Nullable String thanks) {

        static Receipt of(Instant completedAt, Wording wording, SurveyLanguage language) {
            Words thanks = wording.thanks();
            return new Receipt("completed", completedAt, language.tag(), thanks == null ? null : thanks.in(language));
        }
    }
}
