package io.dangol.loyalty.account.statement;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What the lines of a statement add up to, each sum as it changed the balance.
@Schema(name = "StatementSums", description = "Points by what they were for; below 0 where they left the account.")
record StatementSums(
        @Schema(
                description = "Points earned.",
                minimum = "-9007199254740992",
                maximum = "9007199254740992",
                examples = "1290")
        long earned,

        @Schema(
                description = "Points given to put cases right.",
                minimum = "-9007199254740992",
                maximum = "9007199254740992",
                examples = "500")
        long compensated,

        @Schema(
                description = "Points spent.",
                minimum = "-9007199254740992",
                maximum = "9007199254740992",
                examples = "-300")
        long spent,

        @Schema(
                description = "Points set aside, less those that came back.",
                minimum = "-9007199254740992",
                maximum = "9007199254740992",
                examples = "0")
        long reserved,

        @Schema(
                description = "Points expired.",
                minimum = "-9007199254740992",
                maximum = "9007199254740992",
                examples = "-40")
        long expired,

        @Schema(
                description = "Corrections, transfers, reversals.",
                minimum = "-9007199254740992",
                maximum = "9007199254740992",
                examples = "0")
        long other) {

    /// @throws ArithmeticException if a sum leaves the range of a long
    static StatementSums of(List<StatementLine> lines) {
        Map<StatementGroup, Long> sums = new EnumMap<>(StatementGroup.class);
        lines.forEach(line -> sums.merge(StatementGroup.of(line.kind()), line.amount(), Math::addExact));
        return new StatementSums(
                sums.getOrDefault(StatementGroup.EARNED, 0L),
                sums.getOrDefault(StatementGroup.COMPENSATED, 0L),
                sums.getOrDefault(StatementGroup.SPENT, 0L),
                sums.getOrDefault(StatementGroup.RESERVED, 0L),
                sums.getOrDefault(StatementGroup.EXPIRED, 0L),
                sums.getOrDefault(StatementGroup.OTHER, 0L));
    }

    /// The sum of a group.
    long of(StatementGroup group) {
        return switch (group) {
            case EARNED -> earned;
            case COMPENSATED -> compensated;
            case SPENT -> spent;
            case RESERVED -> reserved;
            case EXPIRED -> expired;
            case OTHER -> other;
        };
    }
}
