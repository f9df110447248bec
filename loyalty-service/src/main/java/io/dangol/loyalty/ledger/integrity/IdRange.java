package io.dangol.loyalty.ledger.integrity;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;

/// Ids from one to another, both included, in the order of the database: byte by byte.
record IdRange(UUID from, UUID to) implements Scope {
    static final UUID FIRST = new UUID(0, 0);
    static final UUID LAST = new UUID(-1, -1);
    private static final int BITS_BELOW_TIME = 16;

    /// The one id.
    static IdRange of(UUID id) {
        return new IdRange(id, id);
    }

    @Override
    public String condition() {
        return "%s BETWEEN $1 AND $2";
    }

    @Override
    public Tuple arguments() {
        return Tuple.of(from, to);
    }

    boolean contains(UUID id) {
        return compare(from, id) <= 0 && compare(id, to) <= 0;
    }

    /// The next id; not of the last one.
    static UUID after(UUID id) {
        long low = id.getLeastSignificantBits() + 1;
        return new UUID(id.getMostSignificantBits() + (low == 0 ? 1 : 0), low);
    }

    /// The id before; not of the first one.
    static UUID before(UUID id) {
        long low = id.getLeastSignificantBits();
        return new UUID(id.getMostSignificantBits() - (low == 0 ? 1 : 0), low - 1);
    }

    /// The first UUIDv7 of a millisecond.
    static UUID firstOf(long epochMillis) {
        return new UUID((epochMillis << BITS_BELOW_TIME) | 0x7000L, Long.MIN_VALUE);
    }

    /// The milliseconds since 1970 in a UUIDv7.
    static long epochMillis(UUID id) {
        return id.getMostSignificantBits() >>> BITS_BELOW_TIME;
    }

    static int compare(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
