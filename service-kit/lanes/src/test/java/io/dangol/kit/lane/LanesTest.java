package io.dangol.kit.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LanesTest {
    private static final int COMMANDS = 20;
    private static final int BAD = 13;
    private static final LaneRefusals REFUSALS = new LaneRefusals(
            CommonProblem.TOO_MANY_REQUESTS, "come again", CommonProblem.SERVICE_UNAVAILABLE, "send it again");

    private final CompletableFuture<Void> first = new CompletableFuture<>();

    static List<RuntimeException> failuresOfAContent() {
        return List.of(
                new ArithmeticException("long overflow"),
                new DateTimeException("out of range"),
                new IllegalArgumentException("cannot be encoded"),
                new IndexOutOfBoundsException("no such place"),
                new ClassCastException("another type"),
                new PgException("invalid byte sequence", "ERROR", "22021", ""));
    }

    @ParameterizedTest
    @MethodSource("failuresOfAContent")
    void oneThatFailsForWhatIsInItFailsAlone(RuntimeException failure) {
        List<CompletableFuture<Integer>> answers = submitTogether(failure);

        for (int number = 0; number < COMMANDS; number++) {
            if (number == BAD) {
                assertThat(answers.get(number).exceptionNow()).isSameAs(failure);
            } else {
                assertThat(answers.get(number).resultNow()).isEqualTo(number);
            }
        }
    }

    @Test
    void whoeverWaitsForADatabaseThatIsAwayOrLateIsToldToSendItAgain() {
        for (RuntimeException failure : List.of(
                new Refusal(CommonProblem.SERVICE_UNAVAILABLE, "away"),
                new TimeoutException(),
                new PgException("cancelled", "ERROR", "57014", ""))) {
            assertThat(Lanes.isOfTheCommands(failure)).isFalse();
        }
    }

    /// Submits commands while another is under way, so that all of them are one batch.
    private List<CompletableFuture<Integer>> submitTogether(RuntimeException failure) {
        Lanes<Integer, Integer> lanes = new Lanes<>(
                "test",
                new Settings(),
                REFUSALS,
                Spacing.NONE,
                new SimpleMeterRegistry(),
                batch -> work(batch, failure));
        CompletableFuture<Integer> ahead = lanes.submitNow("key", -1);
        List<CompletableFuture<Integer>> answers = new ArrayList<>(IntStream.range(0, COMMANDS)
                .mapToObj(number -> lanes.submitNow("key", number))
                .toList());
        first.complete(null);
        assertThat(ahead.resultNow()).isEqualTo(-1);
        return answers;
    }

    private Uni<List<Integer>> work(List<Integer> batch, RuntimeException failure) {
        if (batch.contains(-1)) {
            return Uni.createFrom().completionStage(first).replaceWith(batch);
        }
        return batch.contains(BAD)
                ? Uni.createFrom().failure(failure)
                : Uni.createFrom().item(batch);
    }

    private record Settings() implements LaneSettings {
        @Override
        public int lanes() {
            return 1;
        }

        @Override
        public int batchMost() {
            return 500;
        }

        @Override
        public int togetherMost() {
            return 300;
        }

        @Override
        public int queueMost() {
            return 2_000;
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(30);
        }
    }
}
