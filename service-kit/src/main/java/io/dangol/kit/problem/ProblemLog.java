package io.dangol.kit.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Logs what is not the caller's business: an error of ours with its cause, each time. Requests that are turned away
/// with 503 come in masses, when there is least to spare for them, so they are counted, and told every ten seconds at
/// most.
@ApplicationScoped
public class ProblemLog implements ProblemPostProcessor {
    private static final Logger LOG = Logger.getLogger(ProblemLog.class);
    private static final int SERVER_ERROR = 500;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final long SILENCE_MILLIS = Duration.ofSeconds(10).toMillis();
    /// After [ProblemShape], so that only what everybody may see is told.
    private static final int PRIORITY = -2_000;

    private final Clock clock;
    private final AtomicLong turnedAway = new AtomicLong();
    private final AtomicLong silentUntilMillis = new AtomicLong(Long.MIN_VALUE);

    ProblemLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public int priority() {
        return PRIORITY;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getStatusCode() == SERVICE_UNAVAILABLE) {
            turnAway(problem);
        } else if (problem.getStatusCode() >= SERVER_ERROR) {
            LOG.errorf(context.cause, "%d at %s", problem.getStatusCode(), problem.getInstance());
        }
        return problem;
    }

    private void turnAway(HttpProblem problem) {
        turnedAway.incrementAndGet();
        long now = clock.millis();
        long silentUntil = silentUntilMillis.get();
        if (now >= silentUntil && silentUntilMillis.compareAndSet(silentUntil, now + SILENCE_MILLIS)) {
            LOG.warnf("%d requests were turned away, the last with: %s", turnedAway.getAndSet(0), problem.getDetail());
        }
    }
}
