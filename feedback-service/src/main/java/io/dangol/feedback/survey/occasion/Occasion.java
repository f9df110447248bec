package io.dangol.feedback.survey.occasion;

import io.dangol.feedback.survey.invitation.Addressee;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That a survey will ask somebody.
///
/// @param cause what makes it ask, once
/// @param caseId the case that has to be resolved still, or null
/// @param assumed whether nobody has told yet that it happened: whoever tells knows better
/// @param dueAt when it asks
record Occasion(
        UUID surveyId,
        String cause,
        Addressee to,
        String channel,
        @Nullable String segment,
        @Nullable UUID caseId,
        boolean assumed,
        Instant dueAt) {}
