package io.dangol.feedback.survey.form;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.problem.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What customers are asked.
///
/// @param wordingVersion the present version of the wording: 1, and one more with each change of it
/// @param version counts every change
/// @param activatedAt since when it asks, or has asked; null for a draft
public record Survey(
        UUID id,
        SurveyState state,
        SurveySettings settings,
        Wording wording,
        int wordingVersion,
        int version,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant activatedAt) {
    private static final int WORDINGS_MOST = 1_000;

    static Survey draft(UUID id, SurveyForm form, Instant now) {
        return new Survey(id, SurveyState.DRAFT, form.settings(), form.wording(), 1, 1, now, now, null);
    }

    /// The public form of the id.
    public String publicId() {
        return IdKind.SURVEY.format(id);
    }

    /// Whether it asks anybody now.
    public boolean isActive() {
        return state == SurveyState.ACTIVE;
    }

    /// Another name, trigger, share, lifetime or wording. Another wording is a new version; what was
    /// answered stays an answer to the version that was asked.
    Survey change(SurveyForm form, Instant now) {
        requireNotEnded();
        Wording changed = form.wording();
        boolean reworded = !changed.equals(wording);
        if (reworded && wordingVersion >= WORDINGS_MOST) {
            throw new Refusal(SurveyProblem.TOO_MANY_WORDINGS, "make a new survey");
        }
        SurveySettings next = form.settings();
        if (activatedAt != null && next.trigger().kind() != settings.trigger().kind()) {
            throw new Refusal(SurveyProblem.TRIGGER_KIND_FIXED, "make a new survey, and end this one");
        }
        return new Survey(
                id,
                state,
                next,
                changed,
                reworded ? wordingVersion + 1 : wordingVersion,
                version + 1,
                createdAt,
                now,
                activatedAt);
    }

    /// Begins to ask, or goes on after a pause.
    Survey activate(Instant now) {
        requireNotEnded();
        return isActive() ? this : in(SurveyState.ACTIVE, now, activatedAt == null ? now : activatedAt);
    }

    /// Asks nobody for a while.
    Survey pause(Instant now) {
        requireNotEnded();
        if (state == SurveyState.DRAFT) {
            throw new Refusal(SurveyProblem.SURVEY_NOT_ACTIVE, "a draft asks nobody anyway");
        }
        return state == SurveyState.PAUSED ? this : in(SurveyState.PAUSED, now, activatedAt);
    }

    /// Never asks again.
    Survey end(Instant now) {
        return state == SurveyState.ENDED ? this : in(SurveyState.ENDED, now, activatedAt);
    }

    private Survey in(SurveyState next, Instant now, @Nullable Instant since) {
        return new Survey(id, next, settings, wording, wordingVersion, version + 1, createdAt, now, since);
    }

    private void requireNotEnded() {
        if (state == SurveyState.ENDED) {
            throw new Refusal(SurveyProblem.SURVEY_ENDED, "make a new survey");
        }
    }

    /// The survey as a form, which a patch changes.
    SurveyForm form() {
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
}
