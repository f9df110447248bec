package io.dangol.training.task;

/// Texts with a clear polarity in ten parts: one to measure, one to calibrate, eight to learn from. All texts of a
/// group, such as the reviews of a film, are in the same part.
final class Tenths {
    private static final int TENTHS = 10;
    private static final int TEST = 0;
    private static final int CALIBRATION = 1;

    private Tenths() {}

    static Samples learning(Samples all) {
        return all.where(sample -> of(sample) > CALIBRATION);
    }

    static Samples calibrating(Samples all) {
        return all.where(sample -> of(sample) == CALIBRATION);
    }

    static Samples testing(Samples all) {
        return all.where(sample -> of(sample) == TEST);
    }

    private static int of(Samples.Sample sample) {
        return Math.floorMod((sample.text().group().hashCode() * 0x9e3779b9) >>> 16, TENTHS);
    }
}
