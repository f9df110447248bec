package io.dangol.benchmark.load;

import java.nio.ByteBuffer;

/// Writes numbers into requests that were rendered before.
public final class Digits {
    private static final int TEN = 10;

    private Digits() {}

    /// Writes a number with leading zeros.
    ///
    /// @param position where it begins
    /// @param digits how many it has
    /// @param number 0 or more; what has more digits loses the first
    public static void write(ByteBuffer buffer, int position, int digits, long number) {
        long rest = number;
        for (int digit = digits - 1; digit >= 0; digit--) {
            buffer.put(position + digit, (byte) ('0' + rest % TEN));
            rest /= TEN;
        }
    }
}
