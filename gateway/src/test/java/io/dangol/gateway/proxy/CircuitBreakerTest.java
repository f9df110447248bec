package io.dangol.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private static final Duration OPEN_FOR = Duration.ofSeconds(5);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final CircuitBreaker breaker = new CircuitBreaker(3, OPEN_FOR, nanos::get);

    @Test
    void itOpensAfterSoManyTimeoutsInARow() {
        timeOut(2);
        assertThat(breaker.retryAfter()).isZero();

        timeOut(1);

        assertThat(breaker.enter()).isEmpty();
        assertThat(breaker.retryAfter()).isEqualTo(OPEN_FOR);
    }

    @Test
    void anAnswerInBetweenStartsTheCountAgain() {
        timeOut(2);
        enter().answered();
        timeOut(2);

        assertThat(breaker.enter()).isPresent();
    }

    @Test
    void aRequestThatEndsOtherwiseSaysNothingOfTheService() {
        timeOut(2);
        enter().abandoned();

        assertThat(breaker.enter()).isPresent();
        timeOut(1);
        assertThat(breaker.enter()).isEmpty();
    }

    @Test
    void afterItsTimeItLetsOneRequestTry() {
        timeOut(3);
        pass(OPEN_FOR);

        CircuitBreaker.Pass trial = enter();

        assertThat(breaker.enter()).isEmpty();
        trial.answered();
        assertThat(breaker.enter()).isPresent();
    }

    @Test
    void aTrialThatTimesOutOpensItAgain() {
        timeOut(3);
        pass(OPEN_FOR);
        enter().timedOut();

        assertThat(breaker.enter()).isEmpty();
        assertThat(breaker.retryAfter()).isEqualTo(OPEN_FOR);
    }

    @Test
    void aTrialThatWasAbandonedLeavesItsPlaceToTheNext() {
        timeOut(3);
        pass(OPEN_FOR);
        enter().abandoned();

        assertThat(breaker.enter()).isPresent();
    }

    @Test
    void requestsFromBeforeDoNotKeepItOpenForLonger() {
        CircuitBreaker.Pass early = enter();
        timeOut(3);
        pass(Duration.ofSeconds(4));
        early.timedOut();
        pass(Duration.ofSeconds(1));

        assertThat(breaker.enter()).isPresent();
    }

    @Test
    void anAnswerToARequestFromBeforeClosesIt() {
        CircuitBreaker.Pass early = enter();
        timeOut(3);
        early.answered();

        assertThat(breaker.enter()).isPresent();
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void anAbandonedRequestFromBeforeDoesNotEndTheTrial() {
        CircuitBreaker.Pass early = enter();
        timeOut(3);
        pass(OPEN_FOR);
        enter();
        early.abandoned();

        assertThat(breaker.enter()).isEmpty();
    }

    private CircuitBreaker.Pass enter() {
        return breaker.enter().orElseThrow();
    }

    private void timeOut(int times) {
        for (int time = 0; time < times; time++) {
            enter().timedOut();
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
