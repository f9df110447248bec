package io.dangol.feedback.base.id;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The id of a customer.
public record CustomerId(UUID value) {
    /// The id that a column holds; null where it holds none.
    public static @Nullable CustomerId orNull(@Nullable UUID value) {
        return value == null ? null : new CustomerId(value);
    }

    /// What a column holds of an id; null where there is none.
    public static @Nullable UUID valueOrNull(@Nullable CustomerId id) {
        return id == null ? null : id.value();
    }

    /// The public form, `cus_…`.
    public String text() {
        return IdKind.CUSTOMER.format(value);
    }
}
