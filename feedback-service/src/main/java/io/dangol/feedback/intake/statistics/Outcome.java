package io.dangol.feedback.intake.statistics;

/// What became of a delivery, as it is counted.
///
/// @param name of a closed list; a refusal's has its reason behind [#REFUSED]
public record Outcome(String name) {
    static final String REFUSED = "refused_";
    /// It was recorded.
    public static final Outcome ACCEPTED = new Outcome("accepted");
    /// It was there before, and got the first answer.
    public static final Outcome DUPLICATE = new Outcome("duplicate");
    /// It verified and was not understood.
    public static final Outcome QUARANTINED = new Outcome("quarantined");

    /// It was not signed as it must be.
    public static Outcome refused(String reason) {
        return new Outcome(REFUSED + reason);
    }
}
