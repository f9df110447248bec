package io.dangol.feedback.survey.form;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dangol.kit.text.HasText;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Something that a customer reads, in Korean, in English, or in both.
@Schema(
        name = "SurveyWords",
        description =
                "What a customer reads. All words of a survey are in the same languages: Korean, English or" + " both.")
public record Words(
        @Size(min = 1, max = 1000) @HasText @Schema(description = "In Korean.", examples = "추천하시겠어요?") @Nullable String ko,

        @Size(min = 1, max = 1000) @HasText
        @Schema(description = "In English.", examples = "Would you recommend us?")
        @Nullable String en) {

    /// The languages that they are in.
    @JsonIgnore
    public Set<SurveyLanguage> languages() {
        Set<SurveyLanguage> languages = EnumSet.noneOf(SurveyLanguage.class);
        if (ko != null) {
            languages.add(SurveyLanguage.KO);
        }
        if (en != null) {
            languages.add(SurveyLanguage.EN);
        }
        return languages;
    }

    /// The words in a language that they are in.
    public String in(SurveyLanguage language) {
        String words = switch (language) {
            case KO -> ko;
            case EN -> en;
        };
        if (words == null) {
            throw new IllegalArgumentException("no words in " + language.tag());
        }
        return words;
    }
}
