package io.dangol.loyalty.earning.compensation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.PublicIds;
import java.time.Instant;
import java.util.Objects;

/// What is needed of `io.dangol.feedback.compensation.reversed.v1`; more may come with it. It is published after the
/// approval of the same compensation, under the same key.
@JsonIgnoreProperties(ignoreUnknown = true)
record CompensationReversed(String compensationId, Instant reversedAt) {
    static final String TYPE = "io.dangol.feedback.compensation.reversed.v1";

    CompensationReversed {
        if (PublicId.parse(PublicIds.COMPENSATION, compensationId).isEmpty()) {
            throw new IllegalArgumentException("compensationId is not well formed");
        }
        Objects.requireNonNull(reversedAt);
    }
}
