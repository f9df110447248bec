package io.dangol.feedback.understanding.theme;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.problem.CommonProblem;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a theme is.
@Schema(
        name = "ThemeKind",
        description = "`term`: a word or a phrase of two or three words; `category`: what feedback was classified as.")
enum ThemeKind {
    @JsonProperty("term")
    TERM(1),
    @JsonProperty("category")
    CATEGORY(2);

    private final long mark;

    ThemeKind(long mark) {
        this.mark = mark;
    }

    /// The public id of a theme with this key.
    String format(long key) {
        return IdKind.THEME.format(new UUID(mark, key));
    }

    /// The key in a path.
    ///
    /// @throws io.dangol.kit.problem.Refusal 404 where it is none
    static long keyInPath(String id) {
        UUID parsed = IdKind.THEME.inPath(id);
        if (Arrays.stream(values()).noneMatch(kind -> kind.mark == parsed.getMostSignificantBits())) {
            throw CommonProblem.notFound();
        }
        return parsed.getLeastSignificantBits();
    }

    /// @throws io.dangol.kit.problem.Refusal 400 if it is none
    static @Nullable ThemeKind inQuery(@Nullable String kind) {
        if (kind == null) {
            return null;
        }
        return Arrays.stream(values())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(kind))
                .findFirst()
                .orElseThrow(() -> CommonProblem.invalid("kind", "must be term or category"));
    }
}
