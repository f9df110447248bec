package io.dangol.loyalty.member.pool;

import io.dangol.kit.text.Name;
import io.dangol.kit.text.TextRules;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A pool, as it is asked for.
@Schema(name = "PoolRequest", description = "A pool, as it is asked for.", additionalProperties = Schema.False.class)
record PoolRequest(
        @NotNull(message = "is required") @Schema(
                description = "The customer who heads it, and owns its account.",
                maxLength = 30,
                examples = "cus_01kazf1v8qe9yvgx7d3t5m2r4h")
        String head,

        @Size(min = 1, max = 100, message = "must have 1 to 100 characters") @Name
        @Schema(description = "What it is called; not a person's name.", examples = "Flat 12")
        @Nullable String name) {
    PoolRequest {
        name = TextRules.composed(name);
    }
}
