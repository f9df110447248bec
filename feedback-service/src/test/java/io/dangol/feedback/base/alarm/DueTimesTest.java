package io.dangol.feedback.base.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DueTimesTest {
    private final DueTimes times = new DueTimes();

    @Test
    void aLaterMomentOutlivesAnEarlierOne() {
        times.written(at(1));
        times.written(at(5));

        times.passed(at(1));

        assertThat(times.earliest()).isEqualTo(at(5));
    }

    @Test
    void ofVeryManyTheLatestAreForgotten() {
        IntStream.rangeClosed(1, DueTimes.MOST + 10)
                .map(number -> DueTimes.MOST + 11 - number)
                .forEach(number -> times.written(at(number)));

        assertThat(times.earliest()).isEqualTo(at(1));
        times.passed(at(DueTimes.MOST));
        assertThat(times.earliest()).isEqualTo(Instant.MAX);
    }

    @Property
    void theEarliestIsTheFirstThatHasNotPassed(
            @ForAll @Size(max = 50) List<@IntRange(max = 100) Integer> written, @ForAll @IntRange(max = 100) int now) {
        DueTimes own = new DueTimes();
        written.forEach(second -> own.written(at(second)));

        own.passed(at(now));

        assertThat(own.earliest())
                .isEqualTo(written.stream()
                        .filter(second -> second > now)
                        .min(Integer::compareTo)
                        .map(DueTimesTest::at)
                        .orElse(Instant.MAX));
    }

    private static Instant at(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }
}
