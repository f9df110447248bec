package io.dangol.loyalty.ledger.integrity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far the books have been gone through.
///
/// @param newestAt every transaction recorded before it has been looked at; null before the first check
/// @param startedAt when the round began that is under way, or the last one; null before the first
/// @param completedAt when the last whole round ended; null before it
/// @param next where the round goes on; null between two rounds
record SweepProgress(
        @Nullable Instant newestAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Cursor next) {

    /// @param from the first id that has not been looked at in this round
    record Cursor(IdSpace domain, UUID from) {
        static final Cursor FIRST = new Cursor(IdSpace.TRANSACTIONS, IdRange.FIRST);

        /// The cursor behind a slice that ended with this id; null where that was the last of the round.
        @Nullable Cursor after(UUID to) {
            IdRange range = range();
            if (!to.equals(range.to())) {
                return new Cursor(domain, IdRange.after(to));
            }
            boolean another = domain.ranges().getLast().from().equals(range.from());
            if (!another) {
                return new Cursor(domain, domain.ranges().getLast().from());
            }
            return switch (domain) {
                case TRANSACTIONS -> new Cursor(IdSpace.ACCOUNTS, IdRange.FIRST);
                case ACCOUNTS -> null;
            };
        }

        /// The domain's range that it lies in.
        IdRange range() {
            return domain.ranges().stream()
                    .filter(range -> range.contains(from))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// With a new round.
    SweepProgress begun(Instant moment) {
        return new SweepProgress(newestAt, moment, completedAt, Cursor.FIRST);
    }

    SweepProgress withNewestAt(Instant moment) {
        return new SweepProgress(moment, startedAt, completedAt, next);
    }

    /// @param cursor null where the round is over
    SweepProgress at(@Nullable Cursor cursor, Instant moment) {
        return new SweepProgress(newestAt, startedAt, cursor == null ? moment : completedAt, cursor);
    }
}
