package io.dangol.feedback.survey.form;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.kit.problem.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SurveyRulesTest {
    private static final Words BOTH = new Words("가", "a");
    private static final Words KOREAN = new Words("가", null);

    @Test
    void aSurveyIsInTheLanguagesOfItsTitleAndInNoOther() {
        ok(form(BOTH, question("a", QuestionKind.NPS, BOTH)));
        ok(form(KOREAN, question("a", QuestionKind.NPS, KOREAN)));
        refused(form(BOTH, question("a", QuestionKind.NPS, KOREAN)), "questions[0].text");
        refused(form(KOREAN, question("a", QuestionKind.NPS, BOTH)), "questions[0].text");
        refused(form(new Words(null, null), question("a", QuestionKind.NPS, KOREAN)), "title");
    }

    @Test
    void whatBelongsToOneKindOfQuestionBelongsToNoOther() {
        List<Option> options = List.of(new Option("x", BOTH), new Option("y", BOTH));
        ok(form(BOTH, new Question("a", QuestionKind.CHOICE, null, BOTH, options, null, null, null)));
        ok(form(BOTH, new Question("a", QuestionKind.CHOICES, null, BOTH, options, 2, null, null)));
        refused(form(BOTH, new Question("a", QuestionKind.CHOICES, null, BOTH, options, 3, null, null)), "choicesMost");
        refused(form(BOTH, new Question("a", QuestionKind.CHOICE, null, BOTH, options, 1, null, null)), "choicesMost");
        refused(form(BOTH, new Question("a", QuestionKind.CHOICE, null, BOTH, null, null, null, null)), "options");
        refused(form(BOTH, new Question("a", QuestionKind.NPS, null, BOTH, options, null, null, null)), "options");
        refused(form(BOTH, new Question("a", QuestionKind.NPS, null, BOTH, null, null, 5, null)), "lengthMost");
        refused(
                form(
                        BOTH,
                        new Question(
                                "a",
                                QuestionKind.CHOICE,
                                null,
                                BOTH,
                                List.of(new Option("x", BOTH), new Option("x", BOTH)),
                                null,
                                null,
                                null)),
                "options");
    }

    @Test
    void wordsExplainOneScoreOfTheSurveyAndNoTwoTheSame() {
        Question rated = question("a", QuestionKind.CSAT, BOTH);
        ok(form(BOTH, rated, about("b", "a")));
        refused(form(BOTH, rated, about("b", "c")), "about");
        refused(form(BOTH, rated, about("b", "b")), "about");
        refused(form(BOTH, rated, about("b", "a"), about("c", "a")), "about");
    }

    @Test
    void questionsHaveIdsOfTheirOwn() {
        refused(form(BOTH, question("a", QuestionKind.NPS, BOTH), question("a", QuestionKind.TEXT, BOTH)), "[1].id");
    }

    @Test
    void aTriggerHasWhatItsKindNeedsAndNothingElse() {
        Duration day = Duration.ofDays(1);
        ok(triggered(new Trigger(TriggerKind.PERIODIC, null, null, day)));
        ok(triggered(new Trigger(TriggerKind.CASE_RESOLVED, day, null, null)));
        ok(triggered(new Trigger(TriggerKind.PURCHASE_DELIVERED, null, Map.of("web", day), null)));
        refused(triggered(new Trigger(TriggerKind.PERIODIC, null, null, null)), "trigger.every");
        refused(triggered(new Trigger(TriggerKind.PERIODIC, null, null, Duration.ofHours(23))), "trigger.every");
        refused(triggered(new Trigger(TriggerKind.PERIODIC, null, null, Duration.ofDays(367))), "trigger.every");
        refused(triggered(new Trigger(TriggerKind.MANUAL, day, null, null)), "trigger.delay");
        refused(triggered(new Trigger(TriggerKind.CASE_RESOLVED, day.negated(), null, null)), "trigger.delay");
        refused(triggered(new Trigger(TriggerKind.CASE_RESOLVED, null, Map.of(), null)), "trigger.deliveredAfter");
        refused(
                triggered(new Trigger(TriggerKind.PURCHASE_DELIVERED, null, Map.of("web", Duration.ofDays(91)), null)),
                "trigger.deliveredAfter");
    }

    @Test
    void aLinkLivesForAnHourToNinetyDays() {
        ok(living(Duration.ofHours(1)));
        ok(living(Duration.ofDays(90)));
        refused(living(Duration.ofMinutes(59)), "linkLifetime");
        refused(living(Duration.ofDays(91)), "linkLifetime");
    }

    private static Question question(String id, QuestionKind kind, Words text) {
        return new Question(id, kind, null, text, null, null, null, null);
    }

    private static Question about(String id, String subject) {
        return new Question(id, QuestionKind.TEXT, null, BOTH, null, null, null, subject);
    }

    private static SurveyForm form(Words title, Question... questions) {
        return form(title, null, null, questions);
    }

    private static SurveyForm triggered(Trigger trigger) {
        return form(BOTH, trigger, null, question("a", QuestionKind.NPS, BOTH));
    }

    private static SurveyForm living(Duration lifetime) {
        return form(BOTH, null, lifetime, question("a", QuestionKind.NPS, BOTH));
    }

    private static SurveyForm form(
            Words title, @Nullable Trigger trigger, @Nullable Duration lifetime, Question... questions) {
        return new SurveyForm("a", title, null, null, List.of(questions), trigger, null, lifetime);
    }

    private static void ok(SurveyForm form) {
        assertThatCode(() -> SurveyRules.check(form)).doesNotThrowAnyException();
    }

    private static void refused(SurveyForm form, String field) {
        assertThatThrownBy(() -> SurveyRules.check(form))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> org.assertj.core.api.Assertions.assertThat(
                                        refusal.violations().getFirst().field())
                                .contains(field));
    }
}
