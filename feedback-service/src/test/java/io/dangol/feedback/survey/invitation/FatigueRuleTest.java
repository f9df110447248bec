package io.dangol.feedback.survey.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FatigueRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final FatigueRule USUAL = new FatigueRule(
            List.of(new FatigueLimit(1, Duration.ofDays(30)), new FatigueLimit(4, Duration.ofDays(365))));

    @Test
    void nobodyIsAskedTwiceInThirtyDaysOrFiveTimesInAYear() {
        assertThat(USUAL.against(List.of(), NOW)).isEmpty();
        assertThat(USUAL.against(List.of(daysAgo(29)), NOW))
                .contains(USUAL.limits().getFirst());
        assertThat(USUAL.against(List.of(daysAgo(40), daysAgo(80), daysAgo(120)), NOW))
                .isEmpty();
        assertThat(USUAL.against(List.of(daysAgo(40), daysAgo(80), daysAgo(120), daysAgo(364)), NOW))
                .contains(USUAL.limits().getLast());
    }

    @Test
    void anInvitationThatIsExactlyAsOldNoLongerCounts() {
        assertThat(USUAL.against(List.of(daysAgo(30)), NOW)).isEmpty();
        assertThat(USUAL.against(List.of(daysAgo(30).plusNanos(1_000)), NOW)).isNotEmpty();
    }

    @Test
    void aLimitOfNoneAtAllAsksNobodyAndNoLimitEverybody() {
        FatigueRule nobody = new FatigueRule(List.of(new FatigueLimit(0, Duration.ofHours(1))));
        assertThat(nobody.against(List.of(), NOW)).isNotEmpty();
        assertThat(new FatigueRule(List.of()).against(List.of(NOW, NOW, NOW), NOW))
                .isEmpty();
    }

    /// Whoever asks only where the rule allows it never breaks it: in no window are there more
    /// than its limit.
    @Property(tries = 300)
    void inNoWindowThereAreMoreThanItsLimit(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 400) Integer> hoursBetween,
            @ForAll @IntRange(min = 1, max = 3) int most,
            @ForAll @IntRange(min = 1, max = 1000) int withinHours) {
        Duration within = Duration.ofHours(withinHours);
        FatigueRule rule = new FatigueRule(
                List.of(new FatigueLimit(most, within), new FatigueLimit(most + 1, within.multipliedBy(3))));
        List<Instant> asked = new ArrayList<>();
        Instant moment = NOW;
        for (int hours : hoursBetween) {
            moment = moment.plus(Duration.ofHours(hours));
            Instant horizon = rule.horizon(moment);
            List<Instant> seen =
                    asked.stream().filter(earlier -> earlier.isAfter(horizon)).toList();
            if (rule.against(seen, moment).isEmpty()) {
                asked.add(moment);
            }
        }
        for (Instant end : asked) {
            for (FatigueLimit limit : rule.limits()) {
                assertThat(asked.stream()
                                .filter(earlier -> earlier.isAfter(end.minus(limit.within())) && !earlier.isAfter(end)))
                        .hasSizeLessThanOrEqualTo(limit.most());
            }
        }
    }

    private static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }
}
