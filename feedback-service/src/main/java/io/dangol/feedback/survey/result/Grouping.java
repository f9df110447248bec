package io.dangol.feedback.survey.result;

import io.dangol.kit.problem.CommonProblem;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What results are put together by.
@Schema(
        name = "ResultGrouping",
        enumeration = {"channel", "segment", "version"})
public enum Grouping {
    /// All in one.
    NONE("''"),
    CHANNEL("channel"),
    /// What an invitation was issued with; nothing where it was issued with none.
    SEGMENT("coalesce(segment, '')"),
    VERSION("wording_version::text");

    private final String expression;

    Grouping(String expression) {
        this.expression = expression;
    }

    /// The SQL of the group of an invitation; never a request's words.
    String expression() {
        return expression;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A query parameter's grouping.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 if it is none
    static Grouping inQuery(@Nullable String by) {
        return by == null
                ? NONE
                : Arrays.stream(values())
                        .filter(known -> known != NONE && known.wire().equals(by))
                        .findFirst()
                        .orElseThrow(() -> CommonProblem.invalid("by", "must be channel, segment or version"));
    }
}
