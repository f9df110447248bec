package io.dangol.feedback.understanding.reclassification;

import io.dangol.feedback.understanding.classification.Understander;
import io.dangol.feedback.understanding.reclassification.ChangeRepository.Said;
import io.dangol.feedback.understanding.reclassification.ReclassificationSteps.Progress;
import io.dangol.feedback.understanding.retraining.VersionBook;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.text.understanding.Classifier;
import io.dangol.text.understanding.IncrementTrainer;
import io.dangol.text.understanding.TextUnderstanding;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Works on reclassifications, one at a time in a replica, on a thread that serves no request. While the database is
/// away it waits; what it held when it died is taken over.
@ApplicationScoped
class ReclassificationWorker {
    private static final Logger LOG = Logger.getLogger(ReclassificationWorker.class);
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);
    private static final int FEEDBACK_PREVIEWED_AT_ONCE = 200;
    private static final int FEEDBACK_APPLIED_AT_ONCE = 100;

    private final Transactions transactions;
    private final ReclassificationQueue queue;
    private final ReclassificationSteps steps;
    private final VersionBook versions;
    private final Understander understander;
    private final UUID owner;
    private volatile boolean stopped;

    ReclassificationWorker(
            Transactions transactions,
            ReclassificationQueue queue,
            ReclassificationSteps steps,
            VersionBook versions,
            Understander understander,
            Ids ids) {
        this.transactions = transactions;
        this.queue = queue;
        this.steps = steps;
        this.versions = versions;
        this.understander = understander;
        this.owner = ids.next();
    }

    @Scheduled(every = "1s", delayed = "4s", concurrentExecution = ConcurrentExecution.SKIP)
    void work() {
        if (stopped || !await(transactions.read(connection -> queue.isWaiting(connection, owner)))) {
            return;
        }
        Optional<Reclassification> claimed = await(transactions.write(transaction -> queue.claim(transaction, owner)));
        claimed.ifPresent(job -> {
            switch (job.state()) {
                case PREVIEWING -> preview(job);
                case APPLYING -> apply(job);
                case PREVIEWED, APPLIED, DISCARDED, FAILED ->
                    throw new IllegalStateException("nothing to do for " + job.state());
            }
        });
    }

    @Scheduled(every = "1h", delayed = "8m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return transactions.write(queue::forget);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        try {
            await(transactions.write(transaction -> queue.release(transaction, owner)));
        } catch (RuntimeException failure) {
            LOG.debug("the lease will run out by itself", failure);
        }
    }

    /// The classifiers stay the same for all of it, whatever is learnt meanwhile, unless another replica takes over.
    private void preview(Reclassification job) {
        TextUnderstanding texts = texts(job);
        if (texts == null) {
            await(transactions.write(
                    transaction -> queue.fail(transaction, job.id(), owner, "the version does not fit any more")));
            return;
        }
        Progress progress = Progress.MORE;
        Reclassification present = job;
        while (progress == Progress.MORE && !stopped) {
            List<Said> page = await(steps.read(present, FEEDBACK_PREVIEWED_AT_ONCE));
            progress =
                    await(steps.preview(job.id(), owner, page, ReclassificationSteps.judge(page, texts, job.tasks())));
            if (!page.isEmpty()) {
                present = present.at(page.getLast().classification().feedbackId());
            }
        }
    }

    private void apply(Reclassification job) {
        Progress progress = Progress.MORE;
        while (progress == Progress.MORE && !stopped) {
            progress = await(steps.apply(job.id(), owner, FEEDBACK_APPLIED_AT_ONCE));
        }
    }

    /// Null if the version builds on something else than there is now.
    private @Nullable TextUnderstanding texts(Reclassification job) {
        if (job.versionId() == null) {
            return understander.texts();
        }
        UUID version = job.versionId();
        VersionBook.Contents contents = await(transactions.read(connection -> versions.contents(connection, version)))
                .orElse(null);
        Classifier base =
                contents == null ? null : understander.base(contents.question()).orElse(null);
        if (contents == null || base == null) {
            return null;
        }
        boolean fits = understander.learnsByItself(contents.question())
                || base.version().equals(contents.base());
        return fits ? new TextUnderstanding(List.of(IncrementTrainer.train(base, contents.lessons()))) : null;
    }

    private static <T> T await(Uni<T> operation) {
        return operation.await().atMost(STATEMENT_TIMEOUT);
    }
}
