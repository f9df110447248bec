package io.dangol.kit.time;

import java.time.ZoneId;
import java.util.Optional;

/// A region of the IANA time zone database, such as `Asia/Seoul`. An offset is none: it knows no summer time, and no
/// change of the law.
public final class ZoneRegion {
    /// What a zone must be.
    public static final String MESSAGE =
            "must be a region of the IANA time zone database, such as Asia/Seoul, not an offset such as +09:00";

    private ZoneRegion() {}

    /// @return empty if there is no such region
    public static Optional<ZoneId> of(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }
}
