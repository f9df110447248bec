package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a source tells of a return; it keeps every rule that can be checked without its purchase.
///
/// @param returnId the source's id of it, unique within its order, or among those without one
/// @param returnedAt to the microsecond
/// @param total more than 0
public record NewReturn(
        String returnId,
        Instant returnedAt,
        Money total,
        List<ReturnedLine> lines,
        @Nullable Reason reason) {
    public NewReturn {
        lines = List.copyOf(lines);
    }
}
