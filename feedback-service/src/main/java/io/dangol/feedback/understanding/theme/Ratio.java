package io.dangol.feedback.understanding.theme;

/// By how much a share has changed: the share of now divided by that of before, with its interval at 95% confidence.
///
/// Sources: D. Katz et al., "Obtaining confidence intervals for the risk ratio in cohort studies" (1978); where a count
/// is zero, half is added to every one: S. D. Walter, "The distribution of Levin's measure of attributable risk"
/// (1975).
record Ratio(double value, double low, double high) {
    private static final double Z = 1.959964;
    private static final double HALF = 0.5;

    /// @param said how many said it, of whom `of` said something; `of` is nowhere zero
    static Ratio of(Pair said, Pair of) {
        double more = said.now() == 0 || said.before() == 0 ? HALF : 0;
        double now = (said.now() + more) / (of.now() + more);
        double before = (said.before() + more) / (of.before() + more);
        double deviation = Math.sqrt(Math.max(
                0,
                1 / (said.now() + more)
                        - 1 / (of.now() + more)
                        + 1 / (said.before() + more)
                        - 1 / (of.before() + more)));
        double ratio = now / before;
        return new Ratio(ratio, ratio * Math.exp(-Z * deviation), ratio * Math.exp(Z * deviation));
    }
}
