package io.dangol.kit.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param items at most as many as were asked for
/// @param next the cursor of the next page; null on the last
/// @param count how many there are on all pages; null where that was not asked
public record Page<T>(
        @Schema(description = "The items of this page, in the order of the list.", maxItems = 200)
        List<T> items,

        @Schema(description = "Pass as `cursor` for the next page; null on the last.", nullable = true, maxLength = 200)
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable String next,

        @Schema(description = "How many items all pages have; only with `count=true`.", minimum = "0") @Nullable Long count) {

    /// All items of a short list as its only page.
    ///
    /// @param count whether their number was asked for
    public static <T> Page<T> whole(List<T> items, boolean count) {
        return new Page<>(items, null, count ? (long) items.size() : null);
    }

    /// Cuts a page from what a query gave for [PageRequest#rowsWanted()]: one more tells of a next
    /// page.
    ///
    /// @param position what the cursor says of the last item shown
    public static <R, T> Page<T> of(
            List<R> rows, PageRequest request, Function<R, String> position, Function<R, T> view) {
        return of(new BoundedRows<>(rows, false), request, position, view);
    }

    /// Cuts a page from what [PageRequest#boundedRows] gave.
    ///
    /// @param position what the cursor says of the last item shown
    public static <R, T> Page<T> of(
            BoundedRows<R> bounded, PageRequest request, Function<R, String> position, Function<R, T> view) {
        List<R> rows = bounded.rows();
        boolean more = bounded.more() || rows.size() > request.limit();
        List<R> shown = rows.size() > request.limit() ? rows.subList(0, request.limit()) : rows;
        return new Page<>(
                shown.stream().map(view).toList(),
                more ? Cursor.encode(position.apply(shown.getLast())) : null,
                request.total().items());
    }
}
