package io.dangol.kit.paging;

import java.util.List;

/// The rows of a page that is cut where its texts are too large together.
///
/// @param rows one more than the page shows, or fewer
/// @param more whether others follow that were cut off
public record BoundedRows<R>(List<R> rows, boolean more) {
    public BoundedRows {
        rows = List.copyOf(rows);
    }
}
