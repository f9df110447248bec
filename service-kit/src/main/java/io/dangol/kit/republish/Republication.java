package io.dangol.kit.republish;

import io.dangol.kit.republish.EventHistory.Place;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request to publish the history again, and how far it has come.
///
/// @param place of the last event that was published
/// @param total how many events there are; null until they are counted
record Republication(
        UUID id,
        Instant since,
        int perSecond,
        Place place,
        long published,
        @Nullable Long total) {}
