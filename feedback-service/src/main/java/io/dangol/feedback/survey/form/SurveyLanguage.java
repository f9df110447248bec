package io.dangol.feedback.survey.form;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The languages that customers are asked in.
public enum SurveyLanguage {
    KO,
    EN;

    private static final int HEADER_LENGTH_MOST = 200;

    /// The BCP 47 tag.
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The language that somebody likes best (RFC 4647, lookup), of those that there are.
    ///
    /// @param acceptLanguage the header; one that is none, or names no language of these, means the first
    /// @param available one at least, the company's own first
    public static SurveyLanguage preferred(@Nullable String acceptLanguage, List<SurveyLanguage> available) {
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > HEADER_LENGTH_MOST) {
            return available.getFirst();
        }
        try {
            List<String> tags = available.stream().map(SurveyLanguage::tag).toList();
            String found = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), tags);
            return found == null ? available.getFirst() : valueOf(found.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException none) {
            return available.getFirst();
        }
    }
}
