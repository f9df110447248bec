package io.dangol.feedback.survey.form;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.entities.JsonColumn;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcType;

/// What a survey says in one of its versions; it never changes.
@Entity
@Immutable
class SurveyWording {
    @EmbeddedId
    private Key id;

    @JdbcType(JsonColumn.class)
    private Wording definition;

    private Instant changedAt;
    private String changedBy;

    SurveyWording() {}

    SurveyWording(Key id, Wording definition, Instant changedAt, String changedBy) {
        this.id = id;
        this.definition = definition;
        this.changedAt = changedAt;
        this.changedBy = changedBy;
    }

    /// @param version from 1; each version of a survey is one more than the last
    @Embeddable
    record Key(UUID surveyId, int version) {}

    int version() {
        return id.version();
    }

    Wording definition() {
        return definition;
    }

    SurveyView.VersionView view() {
        return new SurveyView.VersionView(
                IdKind.SURVEY.format(id.surveyId()),
                id.version(),
                definition.title(),
                definition.introduction(),
                definition.thanks(),
                definition.questions(),
                changedAt,
                changedBy);
    }
}
