package io.dangol.feedback.understanding.theme;

/// A number in the window and the same in the one that it is compared with.
record Pair(int now, int before) {
    Pair {
        if (now < 0 || before < 0) {
            throw new IllegalArgumentException("counts are not negative");
        }
    }
}
