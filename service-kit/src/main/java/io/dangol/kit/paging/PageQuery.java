package io.dangol.kit.paging;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/// The query parameters of every list, taken as one `@BeanParam`.
///
/// @param limit the most items of the page; null for [PageRequest#LIMIT_DEFAULT]
/// @param cursor the `next` of the page before; null for the first page
/// @param count whether to count the items of all pages
public record PageQuery(
        @QueryParam("limit") @Nullable Integer limit,
        @QueryParam("cursor") @Nullable String cursor,
        @QueryParam("count") boolean count) {
    /// The page that is asked for.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 for a limit out of range or a malformed cursor
    public PageRequest page() {
        return PageRequest.of(limit, cursor, count);
    }
}
