package io.dangol.customer.history.store;

import io.dangol.customer.history.purchase.FieldReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Degrees of WGS 84, with six decimals: a tenth of a metre.
final class Coordinates {
    static final int DECIMALS = 6;
    static final int LATITUDE_MOST = 90;
    static final int LONGITUDE_MOST = 180;

    private Coordinates() {}

    /// A number of degrees with all six decimals; null if it is not said or wrong, which is noted.
    static @Nullable BigDecimal read(FieldReader fields, String field, @Nullable BigDecimal degrees, int most) {
        if (degrees == null) {
            return null;
        }
        // The range comes first: a number of a few characters can have a billion digits.
        boolean inRange = degrees.abs().compareTo(BigDecimal.valueOf(most)) <= 0;
        BigDecimal stripped = inRange ? degrees.stripTrailingZeros() : degrees;
        if (!inRange || stripped.scale() > DECIMALS) {
            fields.refuse(
                    field, "must be -" + most + " to " + most + " degrees with at most " + DECIMALS + " decimals");
            return null;
        }
        return stripped.setScale(DECIMALS, RoundingMode.UNNECESSARY);
    }

    /// Without the zeros at the end, as callers see it.
    static @Nullable BigDecimal shown(@Nullable BigDecimal degrees) {
        if (degrees == null) {
            return null;
        }
        BigDecimal stripped = degrees.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }
}
