package io.dangol.feedback.survey.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.survey.form.Option;
import io.dangol.feedback.survey.form.Question;
import io.dangol.feedback.survey.form.QuestionKind;
import io.dangol.feedback.survey.form.Wording;
import io.dangol.feedback.survey.form.Words;
import io.dangol.feedback.survey.invitation.Addressee;
import io.dangol.feedback.survey.invitation.Invitation;
import io.dangol.feedback.survey.invitation.InvitationState;
import io.dangol.kit.problem.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerRulesTest {
    private static final Words WORDS = new Words(null, "a");
    private static final List<Option> OPTIONS =
            List.of(new Option("x", WORDS), new Option("y", WORDS), new Option("z", WORDS));
    private static final Question NPS = question("nps", QuestionKind.NPS, true, null, null);
    private static final Question CSAT = question("csat", QuestionKind.CSAT, null, null, null);
    private static final Question CES = question("ces", QuestionKind.CES, null, null, null);
    private static final Question ONE = question("one", QuestionKind.CHOICE, null, OPTIONS, null);
    private static final Question SOME =
            new Question("some", QuestionKind.CHOICES, null, WORDS, OPTIONS, 2, null, null);
    private static final Question WHY = new Question("why", QuestionKind.TEXT, null, WORDS, null, null, 5, "nps");
    private static final Question MORE = question("more", QuestionKind.TEXT, true, null, null);
    private static final Wording WORDING =
            new Wording(WORDS, null, null, List.of(NPS, CSAT, CES, ONE, SOME, WHY, MORE));
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    @Test
    void whatFitsIsRead() {
        Map<Question, Optional<Given>> read = read("""
                {"nps":0,"csat":5,"ces":7,"one":"y","some":["z","x"],"why":"가나다라마","more":null}
                """);

        assertThat(read.get(NPS)).contains(new Given.Score(0));
        assertThat(read.get(CSAT)).contains(new Given.Score(5));
        assertThat(read.get(CES)).contains(new Given.Score(7));
        assertThat(read.get(ONE)).contains(new Given.Chosen(List.of("y"), false));
        assertThat(read.get(WHY)).contains(new Given.Said("가나다라마"));
        assertThat(read.get(MORE)).isEmpty();
        assertThat(read.get(SOME).map(given -> Set.copyOf(((Given.Chosen) given).options())))
                .contains(Set.of("z", "x"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"nps":11}            | answers.nps
            {"nps":-1}            | answers.nps
            {"nps":9.0}           | answers.nps
            {"nps":"9"}           | answers.nps
            {"nps":true}          | answers.nps
            {"nps":99999999999}   | answers.nps
            {"nps":[9]}           | answers.nps
            {"csat":0}            | answers.csat
            {"csat":6}            | answers.csat
            {"ces":0}             | answers.ces
            {"ces":8}             | answers.ces
            {"one":"w"}           | answers.one
            {"one":["x"]}         | answers.one
            {"some":"x"}          | answers.some
            {"some":[]}           | answers.some
            {"some":["x","x"]}    | answers.some
            {"some":["x","w"]}    | answers.some
            {"some":["x","y","z"]}| answers.some
            {"why":"가나다라마바"}  | answers.why
            {"why":""}            | answers.why
            {"why":" "}           | answers.why
            {"why":5}             | answers.why
            {"other":5}           | answers.other
            {"Not an id!":5}      | answers
            """)
    void whatDoesNotFitIsRefusedByItsField(String sent, String field) {
        assertThatThrownBy(() -> read(sent)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.type().status()).isEqualTo(400);
            assertThat(refusal.violations())
                    .extracting(Refusal.Violation::field)
                    .containsExactly(field);
        });
    }

    @Property
    void aScoreIsTakenIfAndOnlyIfItIsOnItsScale(@ForAll @IntRange(min = -20, max = 20) int score) {
        assertThat(isTaken(NPS, score)).isEqualTo(score >= 0 && score <= 10);
        assertThat(isTaken(CSAT, score)).isEqualTo(score >= 1 && score <= 5);
        assertThat(isTaken(CES, score)).isEqualTo(score >= 1 && score <= 7);
    }

    @Test
    void whatMustBeAnsweredAndWasNotIsMissing() {
        assertThat(AnswerRules.missing(WORDING, Set.of("csat"))).containsExactly("nps", "more");
        assertThat(AnswerRules.missing(WORDING, Set.of("nps", "more"))).isEmpty();
    }

    @Test
    void aScoreIsAResponseAndTheWordsAboutItItsComment() {
        List<AnswerRecorder.Piece> pieces = pieces(
                answer(NPS, new Given.Score(9)),
                answer(CSAT, new Given.Score(2)),
                answer(ONE, new Given.Chosen(List.of("x"), false)),
                answer(WHY, new Given.Said("nice")),
                answer(MORE, new Given.Said("more")));

        assertThat(pieces)
                .extracting(AnswerRecorder.Piece::questions)
                .containsExactly(List.of("nps", "why"), List.of("csat"), List.of("more"));
        assertThat(pieces).extracting(AnswerRecorder.Piece::words).containsExactly("nice", null, "more");
        assertThat(pieces)
                .extracting(piece -> piece.rating() == null ? 0 : piece.rating().score())
                .containsExactly(9, 2, 0);
        assertThat(pieces.getFirst().rating().wordingVersion()).isEqualTo("srv_00000000000000000000000001/3/1");
        assertThat(pieces.get(1).rating().wordingVersion()).isEqualTo("srv_00000000000000000000000001/3/2");
    }

    @Test
    void wordsAboutAScoreThatWasNotGivenStandAlone() {
        assertThat(pieces(answer(WHY, new Given.Said("nice"))))
                .singleElement()
                .satisfies(piece -> assertThat(piece.rating()).isNull());
    }

    private static boolean isTaken(Question question, int score) {
        try {
            return AnswerRules.read(WORDING, Map.of(question.id(), IntNode.valueOf(score)))
                    .containsKey(question);
        } catch (Refusal refused) {
            return false;
        }
    }

    private static List<AnswerRecorder.Piece> pieces(StoredAnswer... answers) {
        Invitation invitation = new Invitation(
                new UUID(0, 2),
                new UUID(0, 1),
                3,
                "manual:1",
                new Addressee("api", new CustomerId(new UUID(0, 3)), null),
                "app",
                null,
                InvitationState.ISSUED,
                null,
                NOW,
                NOW,
                null,
                null,
                1);
        return AnswerRecorder.pieces(invitation, WORDING, new ArrayList<>(List.of(answers)));
    }

    private static StoredAnswer answer(Question question, Given given) {
        return new StoredAnswer(question, given, NOW);
    }

    private static Map<Question, Optional<Given>> read(String sent) {
        try {
            Map<String, JsonNode> answers = new ObjectMapper().readValue(sent, new TypeReference<>() {});
            return AnswerRules.read(WORDING, answers);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    private static Question question(
            String id,
            QuestionKind kind,
            @Nullable Boolean required,
            @Nullable List<Option> options,
            @Nullable String about) {
        return new Question(id, kind, required, WORDS, options, null, null, about);
    }
}
