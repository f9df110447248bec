package io.dangol.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LotTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void theSoonestToExpireIsTakenFirstThenTheOldestThenTheFirst() {
        Lot soon = lot(9, NOON.plusSeconds(9), NOON.plusSeconds(10));
        Lot later = lot(1, NOON, NOON.plusSeconds(20));
        Lot oldest = lot(7, NOON, null);
        Lot older = lot(8, NOON.plusSeconds(1), null);
        Lot old = lot(-1, NOON.plusSeconds(1), null);

        assertThat(Stream.of(old, older, oldest, later, soon).sorted(Lot.TAKING_ORDER))
                .containsExactly(soon, later, oldest, older, old);
    }

    /// Or a lot would change its place once it has been stored.
    @Test
    void whatTheDatabaseDoesNotKeepOfATimeDoesNotOrderLots() {
        Lot first = lot(1, NOON.plusNanos(900), NOON.plusSeconds(5).plusNanos(1_900));
        Lot second = lot(2, NOON.plusNanos(100), NOON.plusSeconds(5).plusNanos(1_100));

        assertThat(Stream.of(second, first).sorted(Lot.TAKING_ORDER)).containsExactlyElementsOf(List.of(first, second));
        assertThat(first.grantedAt()).isEqualTo(NOON);
        assertThat(first.expiresAt()).isEqualTo("2026-11-21T12:00:05.000001Z");
    }

    @Test
    void aLotHoldsBetweenNothingAndWhatWasGranted() {
        Lot lot = lot(1, NOON, null);

        assertThat(lot.less(10).remaining()).isZero();
        assertThat(lot.less(10).less(-10).remaining()).isEqualTo(10);
        assertThatThrownBy(() -> lot.less(11)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> lot.less(-1)).isInstanceOf(IllegalStateException.class);
    }

    private static Lot lot(long id, Instant grantedAt, @Nullable Instant expiresAt) {
        return new Lot(
                new UUID(0, id),
                new AccountId(new UUID(1, 1)),
                new UUID(2, 1),
                10,
                10,
                grantedAt,
                expiresAt,
                null,
                null,
                null);
    }
}
