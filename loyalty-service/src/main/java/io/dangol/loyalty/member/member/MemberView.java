package io.dangol.loyalty.member.member;

import io.dangol.loyalty.account.ExpiringView;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A member, as the API shows them.
@Schema(name = "Member", description = "A customer in the programme.")
public record MemberView(
        @Schema(description = "The customer.", maxLength = 30, examples = "cus_01kazf1v8qe9yvgx7d3t5m2r4h")
        String customerId,

        @Schema(
                description = "The account of the points that the member can spend.",
                maxLength = 30,
                examples = "acc_01kazf1v9cfnkbx8t2p6w0s3jd")
        String accountId,

        @Schema(
                description = "Points that can be spent; below 0, points that are owed.",
                minimum = "-9007199254740992",
                maximum = "9007199254740992",
                examples = "129")
        long balance,

        @Schema(
                description = "Points that are earned but cannot be spent yet.",
                minimum = "0",
                maximum = "9007199254740992",
                examples = "0")
        long pending,

        @Schema(
                description = "Points that are set aside by holds.",
                minimum = "0",
                maximum = "9007199254740992",
                examples = "0")
        long held,

        @Schema(description = "What expires next of the points that can be spent; absent: nothing.") @Nullable ExpiringView expiringNext,

        @Schema(
                description = "When the programme first heard of the customer, in UTC.",
                examples = "2026-11-21T00:30:00.123456Z")
        Instant enrolledAt) {

    static MemberView of(Member member) {
        return new MemberView(
                member.customerId().text(),
                member.enrolment().accountId().text(),
                member.balance(),
                member.pending(),
                member.held(),
                member.expiringNext(),
                member.enrolment().enrolledAt());
    }
}
