package io.dangol.feedback.survey.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.feedback.survey.form.Option;
import io.dangol.feedback.survey.form.Question;
import io.dangol.feedback.survey.form.Wording;
import io.dangol.feedback.voice.Scale;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.problem.Refusal.Violation;
import io.dangol.kit.text.TextRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Holds what was sent to what was asked.
final class AnswerRules {
    private static final int FIELD_LENGTH_MOST = 100;

    private AnswerRules() {}

    /// What was sent, question by question; empty where an answer is taken back.
    ///
    /// @throws Refusal 400 with every answer that is not as it must be
    static Map<Question, Optional<Given>> read(Wording wording, Map<String, JsonNode> sent) {
        Map<Question, Optional<Given>> read = new LinkedHashMap<>();
        List<Violation> violations = new ArrayList<>();
        sent.forEach((id, value) -> wording.question(id)
                .ifPresentOrElse(
                        question -> {
                            try {
                                read.put(question, given(question, value));
                            } catch (NotAnAnswer reason) {
                                violations.add(new Violation("answers." + id, reason.message));
                            }
                        },
                        () -> violations.add(new Violation(field(id), "must be a question of the survey"))));
        if (!violations.isEmpty()) {
            throw new Refusal(
                    CommonProblem.VALIDATION_FAILED,
                    violations.getFirst().field() + " " + violations.getFirst().message(),
                    violations);
        }
        return read;
    }

    /// The questions that must be answered and were not.
    static List<String> missing(Wording wording, Set<String> answered) {
        return wording.questions().stream()
                .filter(question -> question.mustBeAnswered() && !answered.contains(question.id()))
                .map(Question::id)
                .toList();
    }

    /// An unknown question's name is the caller's own text: it is shown only if it looks like one of
    /// ours.
    private static String field(String id) {
        return id.length() <= FIELD_LENGTH_MOST && id.matches(Question.ID_PATTERN) ? "answers." + id : "answers";
    }

    private static Optional<Given> given(Question question, JsonNode value) throws NotAnAnswer {
        if (value.isNull()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (question.kind()) {
                    case NPS, CSAT, CES -> score(question, value);
                    case CHOICE -> new Given.Chosen(List.of(option(question, value)), false);
                    case CHOICES -> chosen(question, value);
                    case TEXT -> said(question, value);
                });
    }

    private static Given score(Question question, JsonNode value) throws NotAnAnswer {
        Scale scale = Objects.requireNonNull(question.kind().metric()).scale();
        require(
                value.isInt() && value.intValue() >= scale.min() && value.intValue() <= scale.max(),
                "must be a whole number from %d to %d".formatted(scale.min(), scale.max()));
        return new Given.Score(value.intValue());
    }

    private static String option(Question question, JsonNode value) throws NotAnAnswer {
        require(
                value.isTextual()
                        && question.choosable().stream().map(Option::id).anyMatch(value.textValue()::equals),
                "must be the id of an option");
        return value.textValue();
    }

    private static Given chosen(Question question, JsonNode value) throws NotAnAnswer {
        require(
                value.isArray() && !value.isEmpty() && value.size() <= question.mostChosen(),
                "must be a list of 1 to %d options".formatted(question.mostChosen()));
        Set<String> options = new LinkedHashSet<>();
        for (JsonNode element : value) {
            require(options.add(option(question, element)), "must have every option once");
        }
        return new Given.Chosen(List.copyOf(options), true);
    }

    private static Given said(Question question, JsonNode value) throws NotAnAnswer {
        require(value.isTextual(), "must be a text");
        String words = value.textValue();
        require(
                TextRules.hasText(words) && words.length() <= question.mostUnits(),
                "must have 1 to %d characters, and not only blanks".formatted(question.mostUnits()));
        return new Given.Said(words);
    }

    private static void require(boolean holds, String message) throws NotAnAnswer {
        if (!holds) {
            throw new NotAnAnswer(message);
        }
    }

    private static final class NotAnAnswer extends Exception {
        private final String message;

        NotAnAnswer(String message) {
            super(message, null, false, false);
            this.message = message;
        }
    }
}
