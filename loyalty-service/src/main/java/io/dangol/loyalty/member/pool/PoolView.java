package io.dangol.loyalty.member.pool;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A pool, as the API shows it.
@Schema(name = "Pool", description = "Members who share an account: what they earn goes there.")
record PoolView(
        @Schema(description = "The pool.", maxLength = 30, examples = "pol_01kazf1vd3w8m6p4x2d7q9r5tn")
        String id,

        @Schema(
                description = "The account that they share.",
                maxLength = 30,
                examples = "acc_01kazf1v9cfnkbx8t2p6w0s3jc")
        String accountId,

        @Schema(
                description = "The customer who heads it, and owns the account.",
                maxLength = 30,
                examples = "cus_01kazf1v8qe9yvgx7d3t5m2r4h")
        String head,

        @Schema(description = "What it is called.", maxLength = 100, examples = "Flat 12") @Nullable String name,

        @Schema(description = "Who is in it, the head among them.", minItems = 1, maxItems = 10)
        List<MemberView> members,

        @Schema(description = "When it was made, in UTC.", examples = "2026-11-21T00:30:00Z")
        Instant createdAt) {

    static PoolView of(Pool pool) {
        return new PoolView(
                pool.id().text(),
                pool.accountId().text(),
                pool.head().text(),
                pool.name(),
                pool.members().stream()
                        .map(member -> new MemberView(member.customerId().text(), member.joinedAt()))
                        .toList(),
                pool.createdAt());
    }

    /// One who is in it.
    @Schema(name = "PoolMember", description = "A customer in a pool.")
    record MemberView(
            @Schema(description = "The customer.", maxLength = 30, examples = "cus_01kazf1v8qe9yvgx7d3t5m2r4h")
            String customerId,

            @Schema(description = "Since when, in UTC.", examples = "2026-11-21T00:30:00Z")
            Instant joinedAt) {}
}
