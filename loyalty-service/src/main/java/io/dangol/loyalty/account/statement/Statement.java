package io.dangol.loyalty.account.statement;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An account's statement. What it says agrees with itself: the opening balance and the amounts give each line's
/// balance, the sums and the closing balance, or it cannot be made.
@Schema(name = "Statement", description = "What came and went on an account in a period.")
record Statement(
        @Schema(description = "The account.", maxLength = 30, examples = "acc_01kazf1v9cfnkbx8t2p6w0s3jd")
        String accountId,

        @Schema(description = "What the account is for.", maxLength = 30, examples = "spendable")
        String kind,

        @Schema(description = "The first day.", examples = "2026-11-01")
        LocalDate from,

        @Schema(description = "The day after the last one.", examples = "2026-12-01")
        LocalDate to,

        @Schema(
                description = "The zone that the days are of.",
                implementation = String.class,
                maxLength = 50,
                examples = "Asia/Seoul")
        ZoneId zone,

        @Schema(
                description = "Points before the first line.",
                minimum = "-9007199254740992",
                maximum = "9007199254740992",
                examples = "129")
        long openingBalance,

        @Schema(
                description = "Points after the last line.",
                minimum = "-9007199254740992",
                maximum = "9007199254740992",
                examples = "1579")
        long closingBalance,

        @Schema(description = "What the lines add up to.") StatementSums sums,

        @Schema(description = "The entries recorded in the period, the oldest first.", maxItems = LINES_MOST)
        List<StatementLine> lines) {

    /// Lines of one statement.
    static final int LINES_MOST = 10_000;

    /// @throws io.dangol.kit.problem.Refusal 422 if there are more than [#LINES_MOST] lines
    /// @throws IllegalArgumentException if the figures contradict each other
    Statement {
        if (lines.size() > LINES_MOST) {
            throw StatementProblem.tooLong(LINES_MOST);
        }
        lines = List.copyOf(lines);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a period has a day or more");
        }
        long balance = openingBalance;
        for (StatementLine line : lines) {
            balance = Math.addExact(balance, line.amount());
            if (balance != line.balanceAfter()) {
                throw new IllegalArgumentException("the balance of " + line.transactionId() + " does not follow");
            }
        }
        if (balance != closingBalance) {
            throw new IllegalArgumentException("the closing balance is not the opening balance and the amounts");
        }
        if (!sums.equals(StatementSums.of(lines))) {
            throw new IllegalArgumentException("the sums are not those of the lines");
        }
    }

    /// The statement of a period's lines, the oldest first: closing balance and sums follow from them.
    static Statement of(
            String accountId, String kind, StatementPeriod period, long openingBalance, List<StatementLine> lines) {
        if (lines.size() > LINES_MOST) {
            throw StatementProblem.tooLong(LINES_MOST);
        }
        long closingBalance = lines.isEmpty() ? openingBalance : lines.getLast().balanceAfter();
        return new Statement(
                accountId,
                kind,
                period.from(),
                period.to(),
                period.zone(),
                openingBalance,
                closingBalance,
                StatementSums.of(lines),
                lines);
    }

    StatementPeriod period() {
        return new StatementPeriod(from, to, zone);
    }
}
