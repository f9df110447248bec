package io.dangol.kit.paging;

import io.dangol.kit.problem.CommonProblem;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which page of a list is wanted.
///
/// @param limit items at most, 1 to 200
/// @param position where the page before ended; null for the first page
public record PageRequest(int limit, @Nullable String position) {
    /// The most items a page has.
    public static final int LIMIT_MOST = 200;
    /// The items of a page where `limit` is not given.
    public static final int LIMIT_DEFAULT = 50;

    /// From the query parameters `limit` and `cursor`.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 for a limit out of range or a cursor that is none
    public static PageRequest of(@Nullable Integer limit, @Nullable String cursor) {
        int wanted = limit == null ? LIMIT_DEFAULT : limit;
        if (wanted < 1 || wanted > LIMIT_MOST) {
            throw CommonProblem.invalid("limit", "is 1 to " + LIMIT_MOST);
        }
        return new PageRequest(wanted, cursor == null ? null : Cursor.decode(cursor));
    }

    /// The rows to ask the database for: one more than is shown.
    public int rowsWanted() {
        return limit + 1;
    }

    /// The position as the id that a list in the order of ids ended with.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 if it is none
    public Optional<UUID> afterId() {
        if (position == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(position));
        } catch (IllegalArgumentException broken) {
            throw Cursor.refusal();
        }
    }

    /// The position as the number that a list in the order of numbers ended with.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 if it is none
    public Optional<Long> afterNumber() {
        if (position == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(position));
        } catch (NumberFormatException broken) {
            throw Cursor.refusal();
        }
    }
}
