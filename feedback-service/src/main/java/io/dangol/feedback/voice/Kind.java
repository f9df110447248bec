package io.dangol.feedback.voice;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dangol.kit.problem.CommonProblem;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What sort of thing was said.
@Schema(name = "FeedbackKind", description = "What sort of thing was said. A `complaint` opens a case.")
public enum Kind {
    @JsonProperty("complaint")
    COMPLAINT,
    @JsonProperty("review")
    REVIEW,
    @JsonProperty("inquiry")
    INQUIRY,
    @JsonProperty("praise")
    PRAISE,
    /// Said of us on a social network.
    @JsonProperty("mention")
    MENTION,
    /// An answer to a survey; it has a rating, save for words of a survey that stand alone.
    @JsonProperty("response")
    RESPONSE,
    @JsonProperty("call")
    CALL,
    /// A quality inspection of a store or service.
    @JsonProperty("inspection")
    INSPECTION,
    /// A signal from the use of a product.
    @JsonProperty("usage")
    USAGE;

    /// The name in JSON and in the database.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of a name that [#wire()] gave.
    public static Kind of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /// A query parameter's kind, in the form of the database.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 if it is none
    public static @Nullable String inQuery(@Nullable String kind) {
        if (kind != null
                && Arrays.stream(values()).noneMatch(known -> known.wire().equals(kind))) {
            throw CommonProblem.invalid("kind", "must be a kind of feedback");
        }
        return kind;
    }
}
