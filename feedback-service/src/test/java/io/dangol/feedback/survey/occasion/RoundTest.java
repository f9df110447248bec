package io.dangol.feedback.survey.occasion;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.survey.form.SurveySettings;
import io.dangol.feedback.survey.form.SurveySnapshot;
import io.dangol.feedback.survey.form.SurveyState;
import io.dangol.feedback.survey.form.Trigger;
import io.dangol.feedback.survey.form.TriggerKind;
import io.dangol.feedback.survey.invitation.Addressee;
import io.dangol.feedback.survey.occasion.Deliveries.Bought;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final UUID SURVEY = new UUID(0, 1);

    @Test
    void aRoundGoesOnWhereItStoppedAndNoFasterThanItMay() {
        Round round = Round.first(SURVEY, NOW).walked(new CustomerId(new UUID(0, 7)), 50, NOW, 100);

        assertThat(round.after()).isEqualTo(new CustomerId(new UUID(0, 7)));
        assertThat(round.nextAt()).isEqualTo(NOW.plusMillis(500));
        assertThat(round.at(NOW.plusSeconds(1), DAY)).isEqualTo(round);
        assertThat(round.over(DAY)).isEqualTo(new Round(SURVEY, 2, NOW.plus(DAY), null, NOW.plus(DAY)));
    }

    /// Whatever was slept through, the round that is on now is the one whose period now is in.
    @Property(tries = 500)
    void theRoundOfAMomentIsTheOneWhosePeriodItIsIn(
            @ForAll @IntRange(min = 0, max = 1_000_000) int seconds,
            @ForAll @IntRange(min = 3_600, max = 100_000) int every) {
        Duration period = Duration.ofSeconds(every);
        Instant moment = NOW.plusSeconds(seconds);

        Round round = Round.first(SURVEY, NOW).at(moment, period);

        assertThat(round.openedAt()).isBeforeOrEqualTo(moment);
        assertThat(round.openedAt().plus(period)).isAfter(moment);
        assertThat(round.number()).isEqualTo(1 + seconds / every);
        assertThat(round.at(moment, period)).isEqualTo(round);
    }

    @Test
    void aShareIsKeptByAndLargeAndACustomerIsAlwaysInItOrAlwaysOutOfIt() {
        long asked = IntStream.range(0, 10_000)
                .filter(number -> Sampling.isAsked(survey(manual(), 0.25), customer(number)))
                .count();
        assertThat(asked).isBetween(2_300L, 2_700L);
        assertThat(IntStream.range(0, 1_000).boxed())
                .allMatch(number -> Sampling.isAsked(survey(manual(), 1), customer(number)))
                .noneMatch(number -> Sampling.isAsked(survey(manual(), 0), customer(number)));
        assertThat(Sampling.place(SURVEY, "a")).isEqualTo(Sampling.place(SURVEY, "a"));
        assertThat(Sampling.place(SURVEY, "a")).isNotEqualTo(Sampling.place(new UUID(0, 2), "a"));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            web,   259200
            Web,   259200
            store, 3600
            kiosk, 172800
            none,  172800
            """)
    void aPurchaseIsTakenToBeDeliveredSoLongAfterItByItsChannel(@Nullable String channel, long seconds) {
        Trigger trigger =
                delivered(Map.of("web", Duration.ofDays(3), "store", Duration.ofHours(1), "other", Duration.ofDays(2)));

        Occasion occasion =
                Deliveries.assumed(survey(trigger, 1), bought(channel), NOW).orElseThrow();

        assertThat(occasion.dueAt()).isEqualTo(NOW.plusSeconds(seconds).plus(DAY));
        assertThat(occasion.cause()).isEqualTo("purchase:pos-7/A-1");
        assertThat(occasion.assumed()).isTrue();
    }

    @Test
    void whereNothingIsTakenForGrantedSomebodyHasToTell() {
        SurveySnapshot survey = survey(delivered(Map.of("web", DAY)), 1);

        assertThat(Deliveries.assumed(survey, bought("store"), NOW)).isEmpty();
        assertThat(Deliveries.assumed(survey, bought(null), NOW)).isEmpty();
        Occasion told = Deliveries.told(survey, bought("store"), NOW).orElseThrow();
        assertThat(told.dueAt()).isEqualTo(NOW.plus(DAY));
        assertThat(told.assumed()).isFalse();
        assertThat(told.channel()).isEqualTo("store");
        assertThat(Deliveries.told(survey, bought("매장"), NOW).orElseThrow().channel())
                .isEqualTo("survey");
    }

    @Test
    void whatWasDeliveredBeforeTheSurveyBeganIsNotAskedAbout() {
        SurveySnapshot survey = survey(delivered(Map.of("web", DAY)), 1);

        assertThat(Deliveries.assumed(survey, bought("web"), NOW.minus(DAY))).isPresent();
        assertThat(Deliveries.assumed(survey, bought("web"), NOW.minus(DAY).minusSeconds(1)))
                .isEmpty();
        assertThat(Deliveries.told(survey, bought("web"), NOW.minusSeconds(1))).isEmpty();
    }

    private static Bought bought(@Nullable String channel) {
        return new Bought("A-1", new Addressee("pos-7", new CustomerId(new UUID(0, 3)), null), channel, null);
    }

    private static Addressee customer(int number) {
        return new Addressee("api", new CustomerId(new UUID(1, number)), null);
    }

    private static SurveySnapshot survey(Trigger trigger, double share) {
        return new SurveySnapshot(
                SURVEY, SurveyState.ACTIVE, new SurveySettings("a", trigger, share, DAY), 1, NOW, NOW);
    }

    private static Trigger manual() {
        return new Trigger(TriggerKind.MANUAL, null, null, null);
    }

    private static Trigger delivered(Map<String, Duration> after) {
        return new Trigger(TriggerKind.PURCHASE_DELIVERED, DAY, after, null);
    }
}
