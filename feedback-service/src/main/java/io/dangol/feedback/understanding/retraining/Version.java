package io.dangol.feedback.understanding.retraining;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.text.understanding.Question;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A version of a classifier, as it is stored.
///
/// @param lessons how many corrections it was given
/// @param base the version that it builds on; null while it is trained
/// @param version what its answers say; null while it is trained
record Version(
        UUID id,
        Question question,
        VersionState state,
        boolean activateIfBetter,
        int lessons,
        @Nullable String base,
        @Nullable String version,
        @Nullable VersionCard card,
        @Nullable String failure,
        int attempts,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant decidedAt) {
    String publicId() {
        return IdKind.CLASSIFIER_VERSION.format(id);
    }
}
