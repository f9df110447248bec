package io.dangol.feedback.understanding.category;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dangol.kit.problem.CommonProblem;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Whether feedback may still be about it.
@Schema(
        name = "CategoryState",
        description = "Whether new feedback may be about it (`active`), or only what was said before (`retired`).")
enum CategoryState {
    @JsonProperty("active")
    ACTIVE("active"),
    @JsonProperty("retired")
    RETIRED("retired");

    /// The name in JSON and the database.
    @EnumeratedValue
    final String wire;

    CategoryState(String wire) {
        this.wire = wire;
    }

    /// @param state what a query parameter asks for; null for both
    /// @throws io.dangol.kit.problem.Refusal 400 if it is neither
    static @Nullable CategoryState inQuery(@Nullable String state) {
        if (state == null) {
            return null;
        }
        return switch (state) {
            case "active" -> ACTIVE;
            case "retired" -> RETIRED;
            default -> throw CommonProblem.invalid("state", "must be active or retired");
        };
    }
}
