package io.dangol.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProblemLogTest {
    private final Steps clock = new Steps();
    private final LoggedLines lines = new LoggedLines(ProblemLog.class.getName());
    private final ProblemLog log = new ProblemLog(clock);

    @AfterEach
    void stopListening() {
        lines.close();
    }

    @Test
    void manyRequestsThatAreTurnedAwayAreOneLineEveryTenSeconds() {
        turnAway(1_000);
        assertThat(lines.all()).containsExactly("WARN 1 requests were turned away, the last with: try again");

        clock.step(Duration.ofMillis(9_999));
        turnAway(1);
        assertThat(lines.all()).hasSize(1);

        clock.step(Duration.ofMillis(1));
        turnAway(500);
        assertThat(lines.all())
                .hasSize(2)
                .last()
                .isEqualTo("WARN 1001 requests were turned away, the last with: try again");
    }

    @Test
    void everyErrorOfOursIsALineAndARefusalIsNone() {
        log.apply(problem(500), context());
        log.apply(problem(500), context());
        log.apply(problem(404), context());
        log.apply(problem(429), context());

        assertThat(lines.all()).hasSize(2).allMatch(line -> line.startsWith("ERROR 500 at "));
    }

    private void turnAway(int times) {
        for (int count = 0; count < times; count++) {
            log.apply(problem(503), context());
        }
    }

    private static HttpProblem problem(int status) {
        return HttpProblem.builder().withStatus(status).withDetail("try again").build();
    }

    private static ProblemContext context() {
        return ProblemContext.of(new IllegalStateException("inside"), "/v1/notes");
    }

    private static final class Steps extends Clock {
        private Instant now = Instant.parse("2026-11-24T09:00:00Z");

        void step(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
