package io.dangol.analytics.fact.ingest;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A purchase in one of its versions, of which the newest is the fact: a sale of which nobody is known, the same once
/// it was claimed, and whatever it was corrected to.
///
/// @param version from 1
/// @param fact null where the purchase was cancelled, and is none
record PurchaseVersion(
        UUID purchaseId, int version, @Nullable Fact fact) implements Told {
    /// The day of the fact; null where there is none.
    @Nullable LocalDate day() {
        return fact == null ? null : fact.day();
    }

    /// The newer of two; of two of one version the first.
    PurchaseVersion newer(PurchaseVersion other) {
        return other.version > version ? other : this;
    }
}
