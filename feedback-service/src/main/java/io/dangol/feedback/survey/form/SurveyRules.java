package io.dangol.feedback.survey.form;

import io.dangol.kit.problem.CommonProblem;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the parts of a survey must be to each other, each being valid by itself.
final class SurveyRules {
    private static final Duration WAIT_MOST = Duration.ofDays(90);
    private static final Duration PERIOD_LEAST = Duration.ofDays(1);
    private static final Duration PERIOD_MOST = Duration.ofDays(366);
    private static final Duration LIFETIME_LEAST = Duration.ofHours(1);
    private static final Duration LIFETIME_MOST = Duration.ofDays(90);

    private SurveyRules() {}

    /// @throws io.dangol.kit.problem.Refusal 400
    static void check(SurveyForm form) {
        SurveySettings settings = form.settings();
        require(
                isWithin(settings.linkLifetime(), LIFETIME_LEAST, LIFETIME_MOST),
                "linkLifetime",
                "must be 1 hour to 90 days");
        checkTrigger(settings.trigger());
        checkWording(form.wording());
    }

    private static void checkTrigger(Trigger trigger) {
        boolean waits = trigger.kind() == TriggerKind.PURCHASE_DELIVERED || trigger.kind() == TriggerKind.CASE_RESOLVED;
        requireOnlyWhere(waits, trigger.delay(), "trigger.delay");
        requireOnlyWhere(
                trigger.kind() == TriggerKind.PURCHASE_DELIVERED, trigger.deliveredAfter(), "trigger.deliveredAfter");
        requireOnlyWhere(trigger.kind() == TriggerKind.PERIODIC, trigger.every(), "trigger.every");
        require(isWithin(trigger.waiting(), Duration.ZERO, WAIT_MOST), "trigger.delay", "must be up to 90 days");
        if (trigger.deliveredAfter() != null) {
            require(
                    trigger.deliveredAfter().values().stream()
                            .allMatch(wait -> isWithin(wait, Duration.ZERO, WAIT_MOST)),
                    "trigger.deliveredAfter",
                    "must have times of up to 90 days");
        }
        if (trigger.kind() == TriggerKind.PERIODIC) {
            require(
                    trigger.every() != null && isWithin(trigger.every(), PERIOD_LEAST, PERIOD_MOST),
                    "trigger.every",
                    "must be 1 to 366 days");
        }
    }

    private static void checkWording(Wording wording) {
        Set<SurveyLanguage> languages = wording.title().languages();
        require(!languages.isEmpty(), "title", "must be in Korean, in English or in both");
        requireLanguages(wording.introduction(), languages, "introduction");
        requireLanguages(wording.thanks(), languages, "thanks");
        Set<String> ids = new HashSet<>();
        for (int index = 0; index < wording.questions().size(); index++) {
            Question question = wording.questions().get(index);
            String field = "questions[" + index + "]";
            require(ids.add(question.id()), field + ".id", "must not be that of another question");
            requireLanguages(question.text(), languages, field + ".text");
            checkOptions(question, languages, field);
            requireOnlyWhere(question.kind() == QuestionKind.TEXT, question.lengthMost(), field + ".lengthMost");
            requireOnlyWhere(question.kind() == QuestionKind.TEXT, question.about(), field + ".about");
        }
        checkSubjects(wording.questions());
    }

    private static void checkOptions(Question question, Set<SurveyLanguage> languages, String field) {
        boolean chosen = question.kind() == QuestionKind.CHOICE || question.kind() == QuestionKind.CHOICES;
        requireOnlyWhere(chosen, question.options(), field + ".options");
        require(!chosen || question.options() != null, field + ".options", "is missing");
        requireOnlyWhere(question.kind() == QuestionKind.CHOICES, question.choicesMost(), field + ".choicesMost");
        require(
                question.mostChosen() <= question.choosable().size(),
                field + ".choicesMost",
                "must be at most the number of options");
        Set<String> ids = new HashSet<>();
        for (Option option : question.choosable()) {
            require(ids.add(option.id()), field + ".options", "have ids of their own");
            requireLanguages(option.text(), languages, field + ".options");
        }
    }

    /// Words explain a score; and no score has two comments.
    private static void checkSubjects(List<Question> questions) {
        Set<String> explained = new HashSet<>();
        for (Question question : questions) {
            String about = question.about();
            if (about != null) {
                require(
                        questions.stream()
                                .anyMatch(rated ->
                                        rated.id().equals(about) && rated.kind().metric() != null),
                        "questions.about",
                        "must be a question of the survey that asks for a score");
                require(explained.add(about), "questions.about", "must not be explained twice");
            }
        }
    }

    private static void requireLanguages(@Nullable Words words, Set<SurveyLanguage> languages, String field) {
        require(
                words == null || words.languages().equals(languages),
                field,
                "must be in the languages of the title, and in no other");
    }

    private static void requireOnlyWhere(boolean allowed, @Nullable Object value, String field) {
        require(allowed || value == null, field, "does not belong to this kind");
    }

    private static boolean isWithin(Duration value, Duration least, Duration most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    private static void require(boolean holds, String field, String message) {
        if (!holds) {
            throw CommonProblem.invalid(field, message);
        }
    }
}
