package io.dangol.loyalty.ledger;

/// Points that a person gave an account by hand, or took from it by a correction.
///
/// @param points more than 0 where they were given, less than 0 where they were taken
public record ByHand(Hand hand, long points) {

    /// Whose hand: what counts against one limit.
    ///
    /// @param actor the subject of the caller's token
    /// @param accountId the main account
    public record Hand(String actor, AccountId accountId) {}

    /// What one hand gave and took within the period of the limit.
    ///
    /// @param given points, 0 or more
    /// @param taken points, 0 or more
    public record Used(long given, long taken) {
        public static final Used NOTHING = new Used(0, 0);

        public Used with(long points) {
            return new Used(given + Math.max(0, points), taken + Math.max(0, -points));
        }

        /// Whether it is too much in the direction of what came last.
        public boolean exceeds(long limit, ByHand last) {
            return (last.points() > 0 ? given : taken) > limit;
        }
    }
}
