package io.dangol.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.awaitility.core.ConditionFactory;

/// Callers that post all the time: single postings, transfers, and batches. Each remembers for itself what was
/// acknowledged to it. What is not answered it sends again, under the same key, until it is.
final class LedgerLoad implements AutoCloseable {
    private static final int CALLERS = 8;
    private static final int BATCH_LINES = 40;
    private static final Duration AGAIN_AFTER = Duration.ofMillis(100);

    private final LedgerClient client;
    private final List<String> accounts;
    private final LocalDate earnedOn;
    private final Duration pause;
    private final Duration patience;
    /// No two loads of a suite use the same keys.
    private final String keys = "load-" + UUID.randomUUID();
    private final ExecutorService threads = Callers.threads();
    private final List<Future<List<Acknowledged>>> callers = new ArrayList<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong sentAgain = new AtomicLong();
    private final AtomicLong postedUnanswered = new AtomicLong();
    private volatile boolean over;

    /// What a caller was told is in the books.
    ///
    /// @param id the transaction
    record Acknowledged(Posting posting, String id) {}

    /// What the load was like.
    ///
    /// @param acknowledged keys that were told to be in the books
    /// @param refused keys that were told not to be, for want of points
    /// @param sentAgain how often something was sent again because it had not been answered
    /// @param postedUnanswered keys that proved to be in the books already when they were sent again
    record Figures(long acknowledged, long refused, long sentAgain, long postedUnanswered) {}

    /// @param accounts between which points are earned, spent and given
    /// @param earnedOn the day on which all points are earned; figures of that day are the load's
    ///     alone if no other test uses it
    /// @param pause of a caller between two postings; who posts in batches pauses so that these are as
    ///     many as those of all others
    /// @param patience how long one posting is sent again until it is answered
    private LedgerLoad(
            LedgerClient client, List<String> accounts, LocalDate earnedOn, Duration pause, Duration patience) {
        this.earnedOn = earnedOn;
        this.pause = pause;
        this.patience = patience;
        this.client = client;
        this.accounts = List.copyOf(accounts);
    }

    static LedgerLoad start(LedgerClient client, List<String> accounts, LocalDate earnedOn, Duration patience) {
        return start(client, accounts, earnedOn, Duration.ZERO, patience);
    }

    static LedgerLoad start(
            LedgerClient client, List<String> accounts, LocalDate earnedOn, Duration pause, Duration patience) {
        LedgerLoad load = new LedgerLoad(client, accounts, earnedOn, pause, patience);
        for (int number = 0; number < CALLERS; number++) {
            int caller = number;
            load.begin(() -> load.postSingly(caller));
        }
        load.begin(load::postInBatches);
        return load;
    }

    private void begin(Callable<List<Acknowledged>> caller) {
        callers.add(threads.submit(caller));
    }

    private List<Acknowledged> postSingly(int caller) {
        List<Acknowledged> own = new ArrayList<>();
        Random random = new Random(caller);
        for (int number = 0; !over; number++) {
            Posting posting = next("%s-%d-%d".formatted(keys, caller, number), random, true);
            PostingAnswer answer = client.post(posting);
            if (answer instanceof PostingAnswer.Unknown) {
                answer = again().until(() -> onceMore(() -> client.post(posting)), LedgerLoad::isKnown);
            }
            keep(own, posting, answer);
            LockSupport.parkNanos(pause.toNanos());
        }
        return own;
    }

    private List<Acknowledged> postInBatches() {
        List<Acknowledged> own = new ArrayList<>();
        Random random = new Random(CALLERS);
        for (int number = 0; !over; number++) {
            List<Posting> open = new ArrayList<>();
            for (int line = 0; line < BATCH_LINES; line++) {
                open.add(next("%s-batch-%d-%d".formatted(keys, number, line), random, false));
            }
            settle(open, client.post(open), own);
            if (!open.isEmpty()) {
                again().until(() -> {
                    settle(open, onceMore(() -> client.post(open)), own);
                    return open.isEmpty();
                });
            }
            LockSupport.parkNanos(pause.multipliedBy(BATCH_LINES / CALLERS).toNanos());
        }
        return own;
    }

    /// Keeps what was answered, and leaves open what was not.
    private void settle(List<Posting> open, Map<String, PostingAnswer> answers, List<Acknowledged> own) {
        open.removeIf(posting -> {
            PostingAnswer answer = answers.get(posting.key());
            boolean known = answer != null && isKnown(answer);
            if (known) {
                keep(own, posting, answer);
            }
            return known;
        });
    }

    private Posting next(String key, Random random, boolean withTransfers) {
        int first = random.nextInt(accounts.size());
        if (withTransfers && random.nextInt(5) == 0) {
            int second = (first + 1 + random.nextInt(accounts.size() - 1)) % accounts.size();
            return Posting.transfer(key, random, accounts.get(first), accounts.get(second));
        }
        return Posting.transaction(key, random, accounts.get(first), earnedOn);
    }

    private void keep(List<Acknowledged> own, Posting posting, PostingAnswer answer) {
        switch (answer) {
            case PostingAnswer.Posted posted -> {
                own.add(new Acknowledged(posting, posted.id()));
                acknowledged.incrementAndGet();
                // No key is used twice, so a replay is of a try that was not answered.
                if (posted.replayed()) {
                    postedUnanswered.incrementAndGet();
                }
            }
            case PostingAnswer.Refused none -> refused.incrementAndGet();
            case PostingAnswer.Unknown none -> throw new IllegalStateException("it is not answered yet");
        }
    }

    private <T> T onceMore(Supplier<T> post) {
        sentAgain.incrementAndGet();
        return post.get();
    }

    private static boolean isKnown(PostingAnswer answer) {
        return !(answer instanceof PostingAnswer.Unknown);
    }

    private ConditionFactory again() {
        return await().atMost(patience)
                .pollInSameThread()
                .pollDelay(AGAIN_AFTER)
                .pollInterval(AGAIN_AFTER);
    }

    /// Waits until so many more are acknowledged.
    ///
    /// @throws AssertionError as soon as a caller has given up
    void awaitMore(int number) {
        long wanted = acknowledged.get() + number;
        await().atMost(patience).pollInterval(Duration.ofMillis(20)).until(() -> {
            requireAllAtWork();
            return acknowledged.get() >= wanted;
        });
    }

    /// @throws AssertionError if a caller has given up
    void requireAllAtWork() {
        for (Future<List<Acknowledged>> caller : callers) {
            if (caller.state() == Future.State.FAILED) {
                throw new AssertionError("a caller gave up", caller.exceptionNow());
            }
        }
    }

    /// Lets every caller come to the end of what it is doing.
    ///
    /// @return what was acknowledged to all of them
    List<Acknowledged> finish() throws InterruptedException, TimeoutException {
        over = true;
        List<Acknowledged> all = new ArrayList<>();
        for (Future<List<Acknowledged>> caller : callers) {
            try {
                all.addAll(caller.get(patience.toMillis(), TimeUnit.MILLISECONDS));
            } catch (ExecutionException failure) {
                throw new AssertionError("a caller gave up", failure.getCause());
            }
        }
        return all;
    }

    Figures figures() {
        return new Figures(acknowledged.get(), refused.get(), sentAgain.get(), postedUnanswered.get());
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
        threads.close();
    }
}
