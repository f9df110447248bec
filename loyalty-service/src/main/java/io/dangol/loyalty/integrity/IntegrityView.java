package io.dangol.loyalty.integrity;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a check of the books has found.
@Schema(name = "Integrity", description = "The ledger's invariants, held against the books as stored.")
record IntegrityView(
        @Schema(description = "Whether all of them hold.", examples = "true")
        boolean ok,

        @Schema(
                description = "The moment that was looked at, in UTC: everything committed before it was checked.",
                examples = "2026-11-21T00:31:00Z")
        Instant checkedTo,

        @Schema(description = "The sum of all ledger entries, in points; 0 in sound books.", examples = "0")
        BigInteger ledgerSum,

        @Schema(description = "One result for each invariant.", maxItems = 11)
        List<InvariantView> invariants) {

    /// One invariant's result.
    @Schema(name = "InvariantResult", description = "Whether one invariant holds.")
    record InvariantView(
            @Schema(description = "The invariant's name.", maxLength = 50, examples = "transactions-sum-to-zero")
            String id,

            @Schema(description = "Its number in the ledger's design.", minimum = "1", maximum = "11", examples = "1")
            int number,

            @Schema(
                    description = "What is true where it holds.",
                    maxLength = 200,
                    examples = "Every transaction has two or more entries, and they sum to zero.")
            String statement,

            @Schema(description = "Whether it holds.", examples = "true")
            boolean ok,

            @Schema(description = "How many things were looked at.", minimum = "0", examples = "69659")
            long checked,

            @Schema(description = "Where it does not hold; the first 100.", maxItems = 100)
            List<ViolationView> violations) {

        static InvariantView of(Invariant invariant, long checked, List<ViolationView> violations) {
            return new InvariantView(
                    invariant.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    invariant.number(),
                    invariant.statement(),
                    violations.isEmpty(),
                    checked,
                    violations);
        }
    }

    /// One thing of which an invariant is not true.
    @Schema(name = "InvariantViolation", description = "A thing of which an invariant is not true.")
    record ViolationView(
            @Schema(
                    description = "The account, transaction or lot.",
                    maxLength = 30,
                    examples = "acc_01kazf1v9cfnkbx8t2p6w0s3jd")
            String subject,

            @Schema(
                    description = "What is wrong with it.",
                    maxLength = 300,
                    examples = "balance 130 and version 1, entries sum to 129 and count 1")
            String detail) {}
}
