package io.dangol.kit.republish;

import io.dangol.kit.db.Times;
import io.dangol.kit.outbox.DomainEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// The events of some types, told again from the tables of the room that published them. A service has any number of
/// histories; they are read side by side, so that the events of one customer are published in order. What several of
/// them have in one place is published in the order of their `@Priority`, the highest first. The one with the most
/// events should come first: the others are read only as far as its page reaches.
///
/// Every event has the id that it had when it was first published: see [io.dangol.kit.outbox.EventIds].
public interface EventHistory {
    /// A UUID in front of all others.
    UUID NONE = new UUID(0, 0);

    /// How many events there are.
    ///
    /// @param since only those of facts that were recorded at this moment or later
    Uni<Long> count(SqlConnection connection, Instant since);

    /// The first events of a stretch, in the order of their places.
    ///
    /// @return as many as [Stretch#most] says, and what stands in one place with the last of them; fewer
    /// only where the stretch has no more
    Uni<List<PastEvent>> read(SqlConnection connection, Stretch stretch);

    /// Where an event stands: behind all of customers with lower ids, and among those of its customer in the order of
    /// publication.
    ///
    /// @param subject the customer, or whatever else the event is about
    /// @param place orders the events of one subject: the id of the row that the event tells of, a UUIDv7,
    /// or a number of the room's own; [#NONE] for what comes before all else
    record Place(UUID subject, UUID place) implements Comparable<Place> {
        /// In front of all events.
        public static final Place START = new Place(NONE, NONE);
        /// Behind all events.
        public static final Place END = new Place(new UUID(-1, -1), new UUID(-1, -1));

        /// As PostgreSQL orders UUIDs, byte by byte; `UUID.compareTo` takes them for signed numbers.
        private static final Comparator<UUID> BYTES = (one, other) -> {
            int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
            return high == 0
                    ? Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits())
                    : high;
        };
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::subject, BYTES).thenComparing(Place::place, BYTES);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /// An event, and where it stands.
    record PastEvent(Place place, DomainEvent event) {}

    /// What is to be read.
    ///
    /// @param after only events behind this place
    /// @param upTo only events up to this place, it included
    /// @param since only those of facts that were recorded at this moment or later
    /// @param most how many events at most, more than 0
    record Stretch(Place after, Place upTo, Instant since, int most) {
        /// The parameters of a query for it: two subjects with their places, the time and the number.
        public Tuple tuple() {
            return Tuple.of(after.subject(), after.place(), upTo.subject(), upTo.place(), Times.utc(since), most);
        }
    }
}
