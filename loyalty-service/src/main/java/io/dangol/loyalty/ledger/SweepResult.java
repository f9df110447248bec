package io.dangol.loyalty.ledger;

/// What a sweep has come to, in commands.
///
/// @param posted that had an effect
/// @param idle that there was nothing left to do for: somebody else had done it
/// @param failed that were refused or could not be posted; the next sweep finds them again
public record SweepResult(long posted, long idle, long failed) {
    public static final SweepResult NOTHING = new SweepResult(0, 0, 0);

    public SweepResult plus(SweepResult other) {
        return new SweepResult(posted + other.posted, idle + other.idle, failed + other.failed);
    }
}
