package io.dangol.feedback.survey.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.kit.problem.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        Survey survey = Survey.draft(new UUID(0, 1), form("0", "name", Trigger.BY_HAND), NOW);
        int reworded = 0;
        for (int step = 0; step < rewordings.size(); step++) {
            reworded += rewordings.get(step) ? 1 : 0;
            survey = survey.change(form(Integer.toString(reworded), "name " + step, Trigger.BY_HAND), NOW);
        }
        assertThat(survey.wordingVersion()).isEqualTo(1 + reworded);
        assertThat(survey.version()).isEqualTo(1 + rewordings.size());
    }

    @Test
    void whoDidNotChangeTheStateChangedNothing() {
        Survey active = draft().activate(NOW);

        assertThat(active.activate(NOW.plusSeconds(1))).isSameAs(active);
        assertThat(active.pause(NOW).pause(NOW).version()).isEqualTo(3);
        assertThat(active.end(NOW).end(NOW).version()).isEqualTo(3);
    }

    @Test
    void aSurveyThatGoesOnKeepsTheMomentOfItsActivation() {
        Survey again = draft().activate(NOW).pause(NOW.plusSeconds(1)).activate(NOW.plusSeconds(2));

        assertThat(again.activatedAt()).isEqualTo(NOW);
        assertThat(again.isActive()).isTrue();
    }

    @Test
    void anEndedSurveyIsNotChangedOrActivatedAndADraftIsNotPaused() {
        Survey ended = draft().activate(NOW).end(NOW);

        refused(() -> ended.activate(NOW), SurveyProblem.SURVEY_ENDED);
        refused(() -> ended.pause(NOW), SurveyProblem.SURVEY_ENDED);
        refused(() -> ended.change(form("b", "b", Trigger.BY_HAND), NOW), SurveyProblem.SURVEY_ENDED);
        refused(() -> draft().pause(NOW), SurveyProblem.SURVEY_NOT_ACTIVE);
    }

    @Test
    void theKindOfATriggerIsFixedOnceItAsks() {
        Trigger periodic = new Trigger(TriggerKind.PERIODIC, null, null, Duration.ofDays(30));
        SurveyForm changed = form("0", "name", periodic);

        assertThat(draft().change(changed, NOW).settings().trigger()).isEqualTo(periodic);
        refused(() -> draft().activate(NOW).change(changed, NOW), SurveyProblem.TRIGGER_KIND_FIXED);
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

    private static Survey draft() {
        return Survey.draft(new UUID(0, 1), form("0", "name", Trigger.BY_HAND), NOW);
    }

    private static SurveyForm form(String title, String name, Trigger trigger) {
        Question question = new Question("q", QuestionKind.NPS, true, new Words(null, "a"), null, null, null, null);
        return new SurveyForm(name, new Words(null, title), null, null, List.of(question), trigger, null, null);
    }
}
