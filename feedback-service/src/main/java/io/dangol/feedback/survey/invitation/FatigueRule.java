package io.dangol.feedback.survey.invitation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How often anybody is asked at most, whatever asks: every one of the limits holds.
record FatigueRule(List<FatigueLimit> limits) {

    /// The moment from which earlier invitations matter; now where nothing is limited.
    Instant horizon(Instant now) {
        return limits.stream()
                .map(limit -> now.minus(limit.within()))
                .min(Instant::compareTo)
                .orElse(now);
    }

    /// The limit that stands against one more invitation now; empty where none does.
    ///
    /// @param invitedAt when the customer was invited before, in any order
    Optional<FatigueLimit> against(List<Instant> invitedAt, Instant now) {
        return limits.stream()
                .filter(limit -> invitedAt.stream()
                                .filter(moment -> moment.isAfter(now.minus(limit.within())))
                                .count()
                        >= limit.most())
                .findFirst();
    }
}
