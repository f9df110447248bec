package io.dangol.analytics.kpi.figure;

/// One key figure: what it means, what it is read from, and how it follows from that.
///
/// Every implementation is a bean of its own and is served by being there.
interface Kpi {
    KpiDefinition definition();

    Source source();

    /// The figure of a sample; pure.
    ///
    /// @param unit the currency for a money figure, otherwise the definition's unit
    Figure figure(Sample sample, String unit);
}
