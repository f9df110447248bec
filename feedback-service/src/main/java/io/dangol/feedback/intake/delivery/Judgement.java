package io.dangol.feedback.intake.delivery;

/// What the verification of a delivery comes to.
sealed interface Judgement {
    /// A live key of the source has signed it.
    ///
    /// @param id names the delivery among those of its source: two with the same id are one. It is part of what was
    /// signed, or made from it, so that nobody else can choose it
    record Verified(String id) implements Judgement {}

    /// It is not to be believed.
    record Rejected(Verdict reason) implements Judgement {}
}
