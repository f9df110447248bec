package io.dangol.loyalty.posting.adjustment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.Heading;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdjustmentTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LATE = NOON.plus(Duration.ofDays(30));
    private static final Adjustment PROPOSED = Adjustment.proposed(
            UUID.randomUUID(),
            new Command.Adjust(
                    new Heading(Cause.ofKey("agent", "1", "2"), "test", null, NOON, "agent"),
                    new AccountId(UUID.randomUUID()),
                    5,
                    null),
            NOON);

    @Test
    void whoProposedItCannotApproveItWhateverBecameOfIt() {
        Adjustment approved = PROPOSED.approved("other", NOON, UUID.randomUUID());

        assertThat(PROPOSED.refusalToApprove("agent", NOON)).contains(AdjustmentProblem.SECOND_PERSON_REQUIRED);
        assertThat(approved.refusalToApprove("agent", NOON)).contains(AdjustmentProblem.SECOND_PERSON_REQUIRED);
        assertThat(PROPOSED.refusalToApprove("other", NOON)).isEmpty();
    }

    @Test
    void afterThirtyDaysNothingIsDecided() {
        assertThat(PROPOSED.state(LATE.minusMillis(1))).isEqualTo(AdjustmentState.PROPOSED);
        assertThat(PROPOSED.state(LATE)).isEqualTo(AdjustmentState.EXPIRED);
        assertThat(PROPOSED.refusalToApprove("other", LATE)).contains(AdjustmentProblem.ADJUSTMENT_EXPIRED);
        assertThat(PROPOSED.refusalToReject(LATE)).contains(AdjustmentProblem.ADJUSTMENT_EXPIRED);
    }

    @Test
    void aDecisionStands() {
        Adjustment approved = PROPOSED.approved("other", NOON, UUID.randomUUID());
        Adjustment rejected = PROPOSED.rejected("other", NOON, "no");

        assertThat(approved.state(LATE)).isEqualTo(AdjustmentState.APPROVED);
        assertThat(approved.refusalToApprove("third", LATE)).isEmpty();
        assertThat(approved.refusalToReject(LATE)).contains(AdjustmentProblem.ADJUSTMENT_DECIDED);
        assertThat(rejected.state(LATE)).isEqualTo(AdjustmentState.REJECTED);
        assertThat(rejected.refusalToReject(LATE)).isEmpty();
        assertThat(rejected.refusalToApprove("other", LATE)).contains(AdjustmentProblem.ADJUSTMENT_DECIDED);
    }
}
