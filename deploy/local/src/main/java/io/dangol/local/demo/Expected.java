package io.dangol.local.demo;

import java.math.BigDecimal;

/// What a key figure must say of what was generated.
///
/// @param value exactly; for a ratio rounded half up to two digits
/// @param n size of the sample
/// @param additive whether the figure of two shops together is the sum of both
record Expected(BigDecimal value, long n, boolean additive) {
    static Expected count(long n) {
        return sum(n, n);
    }

    static Expected sum(long value, long n) {
        return new Expected(BigDecimal.valueOf(value), n, true);
    }

    static Expected ratio(BigDecimal value, long n) {
        return new Expected(value, n, false);
    }

    boolean isIn(Figure figure) {
        return figure.value().compareTo(value) == 0 && figure.n() == n;
    }

    /// What the figure should be where there was something else before; that of a ratio cannot be told.
    Expected onTopOf(Figure before) {
        return additive ? new Expected(value.add(before.value()), n + before.n(), true) : this;
    }
}
