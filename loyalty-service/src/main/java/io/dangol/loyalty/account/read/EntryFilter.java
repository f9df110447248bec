package io.dangol.loyalty.account.read;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.loyalty.ledger.TransactionKind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which of an account's entries are listed.
///
/// @param kind of the transaction; null: any
/// @param from entered at this moment or later; null: since ever
/// @param to entered before this moment; null: until now
record EntryFilter(
        @Nullable String kind,
        @Nullable Instant from,
        @Nullable Instant to) {

    /// Of the query parameters `kind`, `from` and `to`.
    ///
    /// @param zone that days are of
    /// @throws io.dangol.kit.problem.Refusal 400 where the kind is none, or the times are none or out of order
    static EntryFilter of(@Nullable String kind, @Nullable String from, @Nullable String to, ZoneId zone) {
        Instant first = QueryTimes.dayOrTime("from", from, zone);
        Instant end = QueryTimes.dayOrTime("to", to, zone);
        if (first != null && end != null && !first.isBefore(end)) {
            throw CommonProblem.invalid("to", "must be later than from: it is not part of the period");
        }
        if (kind != null
                && Arrays.stream(TransactionKind.values())
                        .noneMatch(known -> known.wireName().equals(kind))) {
            throw CommonProblem.invalid("kind", "must be a kind of transaction, such as earn or spend");
        }
        return new EntryFilter(kind, first, end);
    }
}
