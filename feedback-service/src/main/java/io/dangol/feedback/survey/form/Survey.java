package io.dangol.feedback.survey.form;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.entities.JsonColumn;
import io.dangol.kit.entities.VersionedEntity;
import io.dangol.kit.problem.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcType;
import org.jspecify.annotations.Nullable;

/// What customers are asked, and what makes us ask. What it says is a [SurveyWording]: the present one is read with
/// it, by a query of its own, because a join does not see the wording that came while it waited for the lock.
@Entity
class Survey implements VersionedEntity {
    private static final int WORDINGS_MOST = 1_000;

    @Id
    private UUID id;

    @Version
    private int version = 1;

    /// The settings' name and trigger, to be read by people and found by index.
    @Column
    private String name;

    @Column
    @Enumerated(EnumType.STRING)
    private TriggerKind triggerKind;

    @JdbcType(JsonColumn.class)
    private SurveySettings settings;

    @Enumerated(EnumType.STRING)
    private SurveyState state = SurveyState.DRAFT;

    private int wordingVersion = 1;
    private Instant createdAt;
    private Instant changedAt;
    private @Nullable Instant activatedAt;

    Survey() {}

    private Survey(UUID id, SurveySettings settings, Instant now) {
        this.id = id;
        this.settings = settings;
        this.name = settings.name();
        this.triggerKind = settings.trigger().kind();
        this.createdAt = now;
        this.changedAt = now;
    }

    static Survey draft(UUID id, SurveyForm form, Instant now) {
        return new Survey(id, form.settings(), now);
    }

    @Override
    public int version() {
        return version;
    }

    UUID id() {
        return id;
    }

    String publicId() {
        return IdKind.SURVEY.format(id);
    }

    SurveyWording.Key presentWording() {
        return new SurveyWording.Key(id, wordingVersion);
    }

    /// What a new survey says.
    SurveyWording firstWording(SurveyForm form, String caller) {
        return new SurveyWording(presentWording(), form.wording(), createdAt, caller);
    }

    /// Another name, trigger, share, lifetime or wording. Another wording is a new version; what was answered stays
    /// an answer to the version that was asked.
    ///
    /// @param kinds of all questions that any version has, by their ids
    /// @return `present`, or the new version
    SurveyWording change(
            SurveyForm form, SurveyWording present, Map<String, QuestionKind> kinds, String caller, Instant now) {
        requireNotEnded();
        boolean isReworded = !form.wording().equals(present.definition());
        if (isReworded && wordingVersion >= WORDINGS_MOST) {
            throw new Refusal(SurveyProblem.TOO_MANY_WORDINGS, "make a new survey");
        }
        SurveySettings next = form.settings();
        if (activatedAt != null && next.trigger().kind() != settings.trigger().kind()) {
            throw new Refusal(SurveyProblem.TRIGGER_KIND_FIXED, "make a new survey, and end this one");
        }
        requireSameKinds(form.wording(), kinds);
        if (!isReworded && next.equals(settings)) {
            return present;
        }
        settings = next;
        name = next.name();
        triggerKind = next.trigger().kind();
        changedAt = now;
        if (!isReworded) {
            return present;
        }
        wordingVersion++;
        return new SurveyWording(presentWording(), form.wording(), now, caller);
    }

    /// Begins to ask, or goes on after a pause.
    void activate(Instant now) {
        requireNotEnded();
        if (state != SurveyState.ACTIVE) {
            state = SurveyState.ACTIVE;
            changedAt = now;
            activatedAt = activatedAt == null ? now : activatedAt;
        }
    }

    /// Asks nobody for a while.
    void pause(Instant now) {
        requireNotEnded();
        if (state == SurveyState.DRAFT) {
            throw new Refusal(SurveyProblem.SURVEY_NOT_ACTIVE, "a draft asks nobody anyway");
        }
        if (state != SurveyState.PAUSED) {
            state = SurveyState.PAUSED;
            changedAt = now;
        }
    }

    /// Never asks again.
    void end(Instant now) {
        if (state != SurveyState.ENDED) {
            state = SurveyState.ENDED;
            changedAt = now;
        }
    }

    SurveyForm form(Wording wording) {
        return new SurveyForm(
                settings.name(),
                wording.title(),
                wording.introduction(),
                wording.thanks(),
                wording.questions(),
                settings.trigger(),
                settings.share(),
                settings.linkLifetime());
    }

    SurveySnapshot snapshot() {
        return new SurveySnapshot(id, state, settings, wordingVersion, changedAt, activatedAt);
    }

    SurveyView view(Wording wording) {
        return new SurveyView(
                publicId(),
                state,
                settings.name(),
                wording.title(),
                wording.introduction(),
                wording.thanks(),
                wording.questions(),
                wording.languages().stream().map(SurveyLanguage::tag).toList(),
                settings.trigger(),
                settings.share(),
                settings.linkLifetime(),
                wordingVersion,
                createdAt,
                changedAt,
                activatedAt);
    }

    private void requireNotEnded() {
        if (state == SurveyState.ENDED) {
            throw new Refusal(SurveyProblem.SURVEY_ENDED, "make a new survey");
        }
    }

    /// Results put together what was answered to one question in all versions, so it must be one question.
    private static void requireSameKinds(Wording wording, Map<String, QuestionKind> kinds) {
        for (Question question : wording.questions()) {
            QuestionKind kind = kinds.get(question.id());
            if (kind != null && kind != question.kind()) {
                throw new Refusal(
                        SurveyProblem.QUESTION_KIND_FIXED,
                        "the question " + question.id() + " is of the kind " + kind.wire() + "; take another id");
            }
        }
    }
}
