package io.dangol.feedback.survey.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.kit.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    @Property(tries = 200)
    void everyChangeOfTheWordingAndNoOtherIsANewVersion(@ForAll List<Boolean> rewordings) {
        Survey survey = draft();
        SurveyWording wording = survey.firstWording(form("0", "name", Trigger.BY_HAND), "somebody");
        int reworded = 0;
        for (int step = 0; step < rewordings.size(); step++) {
            reworded += rewordings.get(step) ? 1 : 0;
            SurveyForm form = form(Integer.toString(reworded), "name " + step, Trigger.BY_HAND);
            SurveyWording next = survey.change(form, wording, Map.of(), "somebody", NOW);
            assertThat(next.equals(wording)).isEqualTo(!rewordings.get(step));
            wording = next;
        }
        assertThat(wording.version()).isEqualTo(1 + reworded);
        assertThat(survey.snapshot().wordingVersion()).isEqualTo(1 + reworded);
    }

    @Test
    void whatIsAsItWasIsNotChanged() {
        Survey survey = draft();
        SurveySnapshot before = survey.snapshot();

        change(survey, form("0", "name", Trigger.BY_HAND), NOW.plusSeconds(1));

        assertThat(survey.snapshot()).isEqualTo(before);
    }

    @Test
    void whoDidNotChangeTheStateChangedNothing() {
        Survey survey = draft();
        survey.activate(NOW);
        survey.activate(NOW.plusSeconds(1));
        assertThat(survey.snapshot().changedAt()).isEqualTo(NOW);

        survey.pause(NOW.plusSeconds(2));
        survey.pause(NOW.plusSeconds(3));
        assertThat(survey.snapshot().changedAt()).isEqualTo(NOW.plusSeconds(2));

        survey.end(NOW.plusSeconds(4));
        survey.end(NOW.plusSeconds(5));
        assertThat(survey.snapshot().changedAt()).isEqualTo(NOW.plusSeconds(4));
    }

    @Test
    void aSurveyThatGoesOnKeepsTheMomentOfItsActivation() {
        Survey survey = draft();
        survey.activate(NOW);
        survey.pause(NOW.plusSeconds(1));
        survey.activate(NOW.plusSeconds(2));

        assertThat(survey.snapshot().activatedAt()).isEqualTo(NOW);
        assertThat(survey.snapshot().isActive()).isTrue();
    }

    @Test
    void anEndedSurveyIsNotChangedOrActivatedAndADraftIsNotPaused() {
        Survey ended = draft();
        ended.activate(NOW);
        ended.end(NOW);

        refused(() -> ended.activate(NOW), SurveyProblem.SURVEY_ENDED);
        refused(() -> ended.pause(NOW), SurveyProblem.SURVEY_ENDED);
        refused(() -> change(ended, form("b", "b", Trigger.BY_HAND), NOW), SurveyProblem.SURVEY_ENDED);
        refused(() -> draft().pause(NOW), SurveyProblem.SURVEY_NOT_ACTIVE);
    }

    @Test
    void theKindOfATriggerIsFixedOnceItAsks() {
        Trigger periodic = new Trigger(TriggerKind.PERIODIC, null, null, Duration.ofDays(30));
        SurveyForm changed = form("0", "name", periodic);
        Survey survey = draft();

        change(survey, changed, NOW);
        assertThat(survey.snapshot().settings().trigger()).isEqualTo(periodic);

        Survey active = draft();
        active.activate(NOW);
        refused(() -> change(active, changed, NOW), SurveyProblem.TRIGGER_KIND_FIXED);
    }

    @Test
    void aQuestionKeepsTheKindThatItEverHad() {
        Survey survey = draft();
        SurveyForm reworded = form("1", "name", Trigger.BY_HAND);
        SurveyWording wording = survey.firstWording(form("0", "name", Trigger.BY_HAND), "somebody");

        refused(
                () -> survey.change(reworded, wording, Map.of("q", QuestionKind.CSAT), "somebody", NOW),
                SurveyProblem.QUESTION_KIND_FIXED);
        assertThat(survey.change(reworded, wording, Map.of("q", QuestionKind.NPS), "somebody", NOW)
                        .version())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            none                          | KO
            en                            | EN
            en-US,en;q=0.9                | EN
            fr,en;q=0.5,ko;q=0.4          | EN
            ko-KR                         | KO
            de                            | KO
            *                             | KO
            ;;;                           | KO
            """)
    void aCustomerReadsTheLanguageTheyLikeBestOfThoseThatThereAre(String header, SurveyLanguage language) {
        assertThat(SurveyLanguage.preferred(header, List.of(SurveyLanguage.KO, SurveyLanguage.EN)))
                .isEqualTo(language);
        assertThat(SurveyLanguage.preferred(header, List.of(SurveyLanguage.EN))).isEqualTo(SurveyLanguage.EN);
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable change, SurveyProblem problem) {
        assertThatThrownBy(change)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo(problem));
    }

    private static void change(Survey survey, SurveyForm form, Instant now) {
        SurveyWording present = survey.firstWording(form("0", "name", Trigger.BY_HAND), "somebody");
        survey.change(form, present, Map.of(), "somebody", now);
    }

    private static Survey draft() {
        return Survey.draft(new UUID(0, 1), form("0", "name", Trigger.BY_HAND), NOW);
    }

    private static SurveyForm form(String title, String name, Trigger trigger) {
        Question question = new Question("q", QuestionKind.NPS, true, new Words(null, "a"), null, null, null, null);
        return new SurveyForm(name, new Words(null, title), null, null, List.of(question), trigger, null, null);
    }
}
