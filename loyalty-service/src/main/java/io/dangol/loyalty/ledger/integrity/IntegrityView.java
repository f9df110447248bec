package io.dangol.loyalty.ledger.integrity;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a check of the books has found.
@Schema(name = "Integrity", description = "The ledger's invariants, held against the books as stored.")
record IntegrityView(
        @Schema(description = "Whether all of them hold.", examples = "true")
        boolean ok,

        @Schema(
                description =
                        "In UTC: every transaction recorded before it has been looked at, of large books the older"
                                + " ones by the sweep.",
                examples = "2026-11-21T00:31:00Z")
        Instant checkedTo,

        @Schema(
                description = "The sum of all ledger entries, in points, of large books by the balances; 0 in sound"
                        + " books.",
                examples = "0")
        BigInteger ledgerSum,

        @Schema(description = "One result for each invariant.", maxItems = 11)
        List<InvariantView> invariants,

        @Schema(description = "How far all of the books have been gone through.")
        SweepView sweep) {

    static IntegrityView of(Report report) {
        List<InvariantView> invariants = Arrays.stream(Invariant.values())
                .map(invariant -> InvariantView.of(invariant, report.findings()))
                .toList();
        BigInteger sum = Objects.requireNonNull(report.ledgerSum());
        return new IntegrityView(
                sum.signum() == 0 && invariants.stream().allMatch(InvariantView::ok),
                Objects.requireNonNullElse(report.sweep().newestAt(), Instant.EPOCH),
                sum,
                invariants,
                SweepView.of(report));
    }

    /// The rounds through all of the books.
    @Schema(
            name = "IntegritySweep",
            description = "Books of up to a million entries are gone through whole by each check; larger ones slice by"
                    + " slice, in the background and by each check.")
    record SweepView(
            @Schema(
                    description = "When the round began that is under way, or the last one.",
                    examples = "2026-11-21T00:31:00Z")
            @Nullable Instant startedAt,

            @Schema(description = "When the last whole round ended.", examples = "2026-11-21T00:31:00Z") @Nullable Instant completedAt,

            @Schema(
                    description = "How much of the round is done; 1 between two rounds.",
                    minimum = "0",
                    maximum = "1",
                    examples = "1")
            double progress) {

        static SweepView of(Report report) {
            return new SweepView(report.sweep().startedAt(), report.sweep().completedAt(), report.progress());
        }
    }

    /// One invariant's result.
    @Schema(name = "InvariantResult", description = "Whether one invariant holds.")
    record InvariantView(
            @Schema(description = "The invariant's name.", maxLength = 50, examples = "transactions-sum-to-zero")
            String id,

            @Schema(description = "Its number in the ledger's design.", minimum = "1", maximum = "11", examples = "1")
            int number,

            @Schema(
                    description = "What is true where it holds.",
                    maxLength = 250,
                    examples = "Every transaction has two or more entries, and they sum to zero.")
            String statement,

            @Schema(description = "Whether it holds.", examples = "true")
            boolean ok,

            @Schema(description = "How many things were looked at this time.", minimum = "0", examples = "69659")
            long checked,

            @Schema(description = "Where it does not hold; the first 100.", maxItems = 100)
            List<ViolationView> violations) {

        static InvariantView of(Invariant invariant, Findings findings) {
            List<ViolationView> violations = findings.violations(invariant).stream()
                    .map(violation -> new ViolationView(violation.subject(), violation.detail()))
                    .toList();
            return new InvariantView(
                    invariant.id(),
                    invariant.number(),
                    invariant.statement(),
                    violations.isEmpty(),
                    findings.number(invariant),
                    violations);
        }
    }

    /// One thing of which an invariant is not true.
    @Schema(name = "InvariantViolation", description = "A thing of which an invariant is not true.")
    record ViolationView(
            @Schema(
                    description = "The account, transaction, lot or hold.",
                    maxLength = 30,
                    examples = "acc_01kazf1v9cfnkbx8t2p6w0s3jd")
            String subject,

            @Schema(
                    description = "What is wrong with it.",
                    maxLength = 300,
                    examples = "balance 130 and version 1, entries sum to 129 and count 1")
            String detail) {}
}
