package io.dangol.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2101-01-01T00:00:00Z");

    @Property
    void aMomentIsWhatJavaTimeReads(@ForAll("texts") String text) {
        assertThat(Moments.moment(text)).as(text).isEqualTo(byJavaTime(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-21",
                "2026-11-21T09:30:00",
                "2026-11-21T09:30Z",
                "2026-11-21 09:30:00Z",
                "2026-11-21t09:30:00z",
                "2026-11-21T09:30:00.Z",
                "2026-11-21T09:30:00.1234567890Z",
                "2026-11-21T09:30:00+0900",
                "2026-11-21T09:30:00+09:00:30",
                "2026-11-21T09:30:00Z ",
                "+2026-11-21T09:30:00Z",
                "２０２６-11-21T09:30:00Z"
            })
    void anotherFormIsNoMoment(String text) {
        assertThat(Moments.moment(text)).isEmpty();
    }

    /// In the form of RFC 3339, often with a field that no calendar or clock has.
    @Provide
    static Arbitrary<String> texts() {
        Arbitrary<String> days = Combinators.combine(
                        Arbitraries.integers().between(1965, 2105),
                        Arbitraries.integers().between(0, 13),
                        Arbitraries.integers().between(0, 32))
                .as("%04d-%02d-%02d"::formatted);
        Arbitrary<String> times = Combinators.combine(
                        Arbitraries.integers().between(0, 24),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 60))
                .as("%02d:%02d:%02d"::formatted);
        Arbitrary<String> fractions = Arbitraries.strings()
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(9)
                .map(digits -> "." + digits)
                .optional()
                .map(fraction -> fraction.orElse(""));
        Arbitrary<String> zones = Combinators.combine(
                        Arbitraries.of("+", "-"),
                        Arbitraries.integers().between(0, 19),
                        Arbitraries.integers().between(0, 60))
                .as("%s%02d:%02d"::formatted);
        return Combinators.combine(days, times, fractions, Arbitraries.oneOf(zones, Arbitraries.just("Z")))
                .as((day, time, fraction, zone) -> day + "T" + time + fraction + zone);
    }

    private static Optional<Instant> byJavaTime(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant())
                    .filter(moment -> !moment.isBefore(FIRST) && moment.isBefore(END));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
