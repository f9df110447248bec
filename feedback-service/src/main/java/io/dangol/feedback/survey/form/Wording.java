package io.dangol.feedback.survey.form;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that a customer reads of a survey, in one of its versions; it never changes.
///
/// @param introduction read before the questions, or null
/// @param thanks read after the last one, or null
public record Wording(
        Words title, @Nullable Words introduction, @Nullable Words thanks, List<Question> questions) {

    /// The question of an id.
    public Optional<Question> question(String id) {
        return questions.stream().filter(question -> question.id().equals(id)).findFirst();
    }

    /// The languages that it can be read in, Korean first.
    @JsonIgnore
    public List<SurveyLanguage> languages() {
        return title.languages().stream().sorted().toList();
    }
}
