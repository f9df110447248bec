package io.dangol.feedback.source;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Maps a source's own payloads to Dangol's form of feedback.
public interface PayloadMapping {
    /// Checks a mapping. Null, no mapping, is valid.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 with a violation for every invalid field
    void require(@Nullable Mapping mapping);

    /// Applies a mapping to one payload.
    ///
    /// @param mapping a valid one, see [#require]
    Mapped map(Mapping mapping, JsonNode payload);
}
