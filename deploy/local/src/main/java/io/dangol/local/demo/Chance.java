package io.dangol.local.demo;

import java.util.List;
import java.util.SplittableRandom;

/// Random draws that are the same for the same seed, on every machine: only [StrictMath] is used.
final class Chance {
    private static final double UNIT = 0x1p-53;
    private static final int BITS_OF_FRACTION = 53;

    private final SplittableRandom random;

    /// @param seed of everything
    /// @param person whose draws these are; what is drawn for one does not depend on how many there are
    /// @param part what of the person is drawn, so that a change in one part leaves the others alone
    Chance(long seed, int person, int part) {
        this.random = new SplittableRandom(mixed(mixed(mixed(seed) + person) + part));
    }

    /// At least 0, less than 1.
    double uniform() {
        return (random.nextLong() >>> (Long.SIZE - BITS_OF_FRACTION)) * UNIT;
    }

    /// From 0 to `bound` - 1.
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    /// From `least` to `most`, both included.
    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    boolean happens(double probability) {
        return uniform() < probability;
    }

    <T> T one(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /// Normal with mean 0 and variance 1 (G. E. P. Box and M. E. Muller, 1958).
    double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
    }

    /// Exponential with mean 1 / `rate`.
    double exponential(double rate) {
        return -StrictMath.log(1 - uniform()) / rate;
    }

    /// Gamma with mean `shape` / `rate` and variance `shape` / `rate`² (G. Marsaglia and W. W. Tsang, 2000).
    double gamma(double shape, double rate) {
        if (shape < 1) {
            // Their remark for small shapes: a draw of a shape one larger, made smaller.
            return gamma(shape + 1, rate) * StrictMath.pow(1 - uniform(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = cube(1 + c * x);
            if (v > 0 && StrictMath.log(1 - uniform()) < x * x / 2 + d - d * v + d * StrictMath.log(v)) {
                return d * v / rate;
            }
        }
    }

    /// Beta with mean `a` / (`a` + `b`).
    double beta(double a, double b) {
        double first = gamma(a, 1);
        return first / (first + gamma(b, 1));
    }

    private static double cube(double x) {
        return x * x * x;
    }

    /// The finalizer of MurmurHash3: neighbours become strangers.
    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
