package io.dangol.feedback.understanding.reclassification;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.text.understanding.Task;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A reclassification as it is stored.
///
/// @param position the feedback up to which the present work has come; null at its beginning
record Reclassification(
        UUID id,
        JobState state,
        List<Task> tasks,
        @Nullable UUID versionId,
        Filter filter,
        @Nullable UUID position,
        Counts counts,
        List<Move> difference,
        @Nullable String failure,
        Instant requestedAt,
        @Nullable Instant previewedAt,
        @Nullable Instant finishedAt) {
    /// Which feedback; null where it does not matter.
    record Filter(
            @Nullable String kind,
            @Nullable String channel,
            @Nullable String source,
            @Nullable Instant from,
            Instant to) {}

    /// How much.
    record Counts(long examined, long corrected, long changes, long applied, long skipped) {}

    /// The same, further on.
    Reclassification at(UUID place) {
        return new Reclassification(
                id,
                state,
                tasks,
                versionId,
                filter,
                place,
                counts,
                difference,
                failure,
                requestedAt,
                previewedAt,
                finishedAt);
    }

    String publicId() {
        return IdKind.RECLASSIFICATION.format(id);
    }
}
