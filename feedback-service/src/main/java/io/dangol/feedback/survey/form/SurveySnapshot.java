package io.dangol.feedback.survey.form;

import io.dangol.feedback.base.id.IdKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A survey as it was when it was read, for those who ask by it.
///
/// @param wordingVersion the present version of the wording, from 1
/// @param activatedAt since when it asks, or has asked; null for a draft
public record SurveySnapshot(
        UUID id,
        SurveyState state,
        SurveySettings settings,
        int wordingVersion,
        Instant changedAt,
        @Nullable Instant activatedAt) {
    /// The public form of the id.
    public String publicId() {
        return IdKind.SURVEY.format(id);
    }

    /// Whether it asks anybody now.
    public boolean isActive() {
        return state == SurveyState.ACTIVE;
    }
}
