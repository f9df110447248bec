package io.dangol.loyalty.ledger;

/// The range of points, in one posting and in one balance: what a JSON number holds exactly everywhere.
public final class Points {
    /// 2^53.
    public static final long MOST = 1L << 53;

    private Points() {}

    /// Whether a posting can move so many: at least one.
    public static boolean canBePosted(long points) {
        return points > 0 && points <= MOST;
    }
}
