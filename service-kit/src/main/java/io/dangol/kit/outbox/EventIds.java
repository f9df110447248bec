package io.dangol.kit.outbox;

import io.dangol.kit.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Ids of events that follow from the fact, so that telling of it again is the same event: a UUID of version 8
/// (RFC 9562) with the time of the aggregate's own id in front, which keeps an inbox's index in order, and 74 bits of
/// SHA-256 over type, aggregate and version behind it.
public final class EventIds {
    private static final long TIME = 0xFFFF_FFFF_FFFF_0000L;
    private static final long VERSION = 0x8000L;
    private static final long VERSION_BITS = 0xFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VARIANT_BITS = 0x3FFF_FFFF_FFFF_FFFFL;

    private EventIds() {}

    /// The id of the event of a type by which an aggregate came to a version.
    ///
    /// @param aggregate a UUIDv7
    public static UUID of(String type, UUID aggregate, long version) {
        byte[] name = type.getBytes(StandardCharsets.UTF_8);
        ByteBuffer input = ByteBuffer.allocate(name.length + 3 * Long.BYTES)
                .putLong(aggregate.getMostSignificantBits())
                .putLong(aggregate.getLeastSignificantBits())
                .putLong(version)
                .put(name);
        ByteBuffer digest = ByteBuffer.wrap(Sha256.of(input.array()));
        return new UUID(
                (aggregate.getMostSignificantBits() & TIME) | VERSION | (digest.getLong() & VERSION_BITS),
                VARIANT | (digest.getLong() & VARIANT_BITS));
    }
}
