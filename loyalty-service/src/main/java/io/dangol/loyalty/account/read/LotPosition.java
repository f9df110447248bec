package io.dangol.loyalty.account.read;

import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a page of lots ended, in the order in which points are taken: by expiry, then by grant, then by id.
///
/// @param expiresAt null: the lot never expires
record LotPosition(@Nullable Instant expiresAt, Instant grantedAt, UUID id) {
    private static final String SEPARATOR = "|";
    private static final int PARTS = 3;

    static LotPosition of(StoredLot lot) {
        return new LotPosition(lot.expiresAt(), lot.grantedAt(), lot.id());
    }

    /// Where the page before the requested one ended; null for the first page.
    ///
    /// @throws Refusal 400 for a cursor that this list did not give
    static @Nullable LotPosition of(PageRequest page) {
        String text = page.position();
        if (text == null) {
            return null;
        }
        String[] parts = text.split("\\|", PARTS);
        try {
            if (parts.length == PARTS) {
                return new LotPosition(
                        parts[0].isEmpty() ? null : Instant.parse(parts[0]),
                        Instant.parse(parts[1]),
                        UUID.fromString(parts[2]));
            }
        } catch (DateTimeException | IllegalArgumentException broken) {
            // Refused below, like one with too few parts.
        }
        throw new Refusal(
                CommonProblem.INVALID_CURSOR,
                "pass the value of next from the page before, or none for the first page");
    }

    String text() {
        return (expiresAt == null ? "" : expiresAt) + SEPARATOR + grantedAt + SEPARATOR + id;
    }
}
