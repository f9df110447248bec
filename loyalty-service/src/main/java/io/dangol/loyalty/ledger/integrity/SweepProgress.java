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
record Sweep(
        @Nullable Instant newestAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Place next) {

    /// @param from the first id that has not been looked at in this round
    record Place(Domain domain, UUID from) {
        static final Place FIRST = new Place(Domain.TRANSACTIONS, IdRange.FIRST);

        /// The place behind a slice that ended with this id; null where that was the last of the round.
        @Nullable Place after(UUID to) {
            IdRange range = range();
            if (!to.equals(range.to())) {
                return new Place(domain, IdRange.after(to));
            }
            boolean another = domain.ranges().getLast().from().equals(range.from());
            if (!another) {
                return new Place(domain, domain.ranges().getLast().from());
            }
            return switch (domain) {
                case TRANSACTIONS -> new Place(Domain.ACCOUNTS, IdRange.FIRST);
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
    Sweep begun(Instant moment) {
        return new Sweep(newestAt, moment, completedAt, Place.FIRST);
    }

    Sweep withNewestAt(Instant moment) {
        return new Sweep(moment, startedAt, completedAt, next);
    }

    /// @param place null where the round is over
    Sweep at(@Nullable Place place, Instant moment) {
        return new Sweep(newestAt, startedAt, place == null ? moment : completedAt, place);
    }
}
