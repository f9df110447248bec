package io.dangol.kit.statistics;

/// An interval at 95% confidence.
///
/// @param low in the unit of the figure
/// @param high in the unit of the figure
public record Interval(double low, double high) {
    /// The confidence of every interval.
    public static final double LEVEL = 0.95;

    /// The same interval without what lies outside of the possible values.
    public Interval within(double lowest, double highest) {
        return new Interval(Math.max(low, lowest), Math.min(high, highest));
    }

    /// The same interval in another unit.
    public Interval times(double factor) {
        return new Interval(low * factor, high * factor);
    }
}
