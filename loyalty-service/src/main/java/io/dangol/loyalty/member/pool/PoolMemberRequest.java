package io.dangol.loyalty.member.pool;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Who joins a pool.
@Schema(name = "PoolMemberRequest", description = "Who joins a pool.", additionalProperties = Schema.False.class)
record PoolMemberRequest(
        @NotNull(message = "is required") @Schema(description = "The customer.", maxLength = 30, examples = "cus_01kazf1v8qe9yvgx7d3t5m2r4h")
        String customer) {}
