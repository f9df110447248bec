package io.dangol.loyalty.ledger.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.ledger.ProgrammeAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdRangeTest {
    @Test
    void theNextIdComesDirectlyBehind() {
        assertThat(IdRange.after(new UUID(1, -1))).isEqualTo(new UUID(2, 0));
        assertThat(IdRange.before(new UUID(2, 0))).isEqualTo(new UUID(1, -1));
        assertThat(IdRange.after(new UUID(1, Long.MAX_VALUE))).isEqualTo(new UUID(1, Long.MIN_VALUE));
    }

    @Test
    void theTimeInAnIdIsTheTimeItWasMadeFor() {
        assertThat(IdRange.epochMillis(IdRange.firstOf(1_763_683_860_000L))).isEqualTo(1_763_683_860_000L);
        assertThat(IdRange.firstOf(0x0193_5f00_1234L)).hasToString("01935f00-1234-7000-8000-000000000000");
    }

    @Test
    void aRoundLeavesOutTheProgrammesAccountsAndNothingElse() {
        List<IdRange> ranges = IdSpace.ACCOUNTS.ranges();

        assertThat(ranges.getFirst().from()).isEqualTo(IdRange.FIRST);
        assertThat(ranges.getLast().to()).isEqualTo(IdRange.LAST);
        UUID id = IdRange.after(ranges.getFirst().to());
        for (ProgrammeAccount account : ProgrammeAccount.values()) {
            assertThat(id).isEqualTo(account.id().value());
            id = IdRange.after(id);
        }
        assertThat(id).isEqualTo(ranges.getLast().from());
    }

    @Test
    void aRoundGoesThroughEveryRangeOfEveryDomain() {
        List<IdRange> seen = new ArrayList<>();
        SweepProgress.Cursor place = SweepProgress.Cursor.FIRST;
        while (place != null) {
            seen.add(place.range());
            place = place.after(place.range().to());
        }

        assertThat(seen)
                .containsExactly(
                        IdSpace.TRANSACTIONS.ranges().getFirst(),
                        IdSpace.ACCOUNTS.ranges().getFirst(),
                        IdSpace.ACCOUNTS.ranges().getLast());
    }
}
