package io.dangol.feedback.understanding.retraining;

import io.dangol.feedback.understanding.classification.Understander;
import io.dangol.feedback.understanding.retraining.TrainingQueue.Learnt;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.text.understanding.Classifier;
import io.dangol.text.understanding.IncrementTrainer;
import io.dangol.text.understanding.Lesson;
import io.dangol.text.understanding.Question;
import io.dangol.text.understanding.Trial;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Trains what was asked for, on a thread that serves no request. Whoever takes over after a crash begins again and
/// comes to the same.
@ApplicationScoped
class RetrainingWorker {
    private static final Logger LOG = Logger.getLogger(RetrainingWorker.class);
    private static final String BY_ITSELF = "dangol";

    private final Transactions transactions;
    private final TrainingQueue queue;
    private final VersionRepository versions;
    private final VersionBook book;
    private final Understander understander;
    private final Clock clock;
    private final UUID owner;

    RetrainingWorker(
            Transactions transactions,
            TrainingQueue queue,
            VersionRepository versions,
            VersionBook book,
            Understander understander,
            Clock clock,
            Ids ids) {
        this.transactions = transactions;
        this.queue = queue;
        this.versions = versions;
        this.book = book;
        this.understander = understander;
        this.clock = clock;
        this.owner = ids.next();
    }

    @Scheduled(every = "2s", delayed = "4s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> work() {
        return transactions
                .read(connection -> queue.isWaiting(connection, clock.instant()))
                .flatMap(waiting -> waiting ? claimAndTrain() : Uni.createFrom().voidItem());
    }

    private Uni<Void> claimAndTrain() {
        return transactions
                .write(transaction -> queue.claim(transaction, owner, clock.instant()))
                .flatMap(claimed -> claimed.map(this::train)
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> train(Version version) {
        if (version.attempts() > TrainingQueue.ATTEMPTS_MOST) {
            return fail(version, "it was begun " + TrainingQueue.ATTEMPTS_MOST + " times and never came to an end");
        }
        Optional<Classifier> base = understander.base(version.question());
        if (base.isEmpty()) {
            return fail(version, "the question is not asked any more");
        }
        return transactions
                .snapshot(connection -> book.contents(connection, version.id())
                        .map(contents ->
                                contents.map(VersionBook.Contents::lessons).orElse(List.of()))
                        .flatMap(lessons -> inUse(version.question(), connection, lessons)
                                .map(inUse -> new Material(base.get(), inUse, lessons))))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(Material::learn)
                .flatMap(outcome -> finish(version, outcome))
                .onFailure(RuntimeException.class)
                .recoverWithUni(failure -> {
                    LOG.warnf(failure, "version %s is tried again", version.publicId());
                    return Uni.createFrom().voidItem();
                });
    }

    /// What the classifier in use has learnt from: an active version's lessons, or, where it learns by itself, these.
    private Uni<List<Lesson>> inUse(
            Question question, io.vertx.mutiny.sqlclient.SqlConnection connection, List<Lesson> lessons) {
        return book.held(connection)
                .map(held -> held.containsKey(question)
                        ? held.get(question).lessons()
                        : understander.learnsByItself(question) ? lessons : List.<Lesson>of());
    }

    private record Outcome(Learnt learnt, boolean better) {}

    private record Material(Classifier base, List<Lesson> inUse, List<Lesson> lessons) {
        Outcome learn() {
            Trial trial = Trial.of(base, inUse, lessons);
            Classifier learnt = IncrementTrainer.train(base, lessons);
            return new Outcome(new Learnt(base.version(), learnt.version(), VersionCard.of(trial)), trial.isBetter());
        }
    }

    private Uni<Void> finish(Version version, Outcome outcome) {
        return transactions.write(transaction -> versions.hold(transaction, version.id())
                .chain(() -> queue.finish(transaction, version.id(), owner, outcome.learnt(), clock.instant()))
                .flatMap(finished -> finished && version.activateIfBetter() && outcome.better()
                        ? versions.retireActive(transaction, version.question(), BY_ITSELF, clock.instant())
                                .chain(() -> versions.decide(
                                        transaction, version.id(), VersionState.ACTIVE, BY_ITSELF, clock.instant()))
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> fail(Version version, String why) {
        return transactions.write(transaction -> queue.fail(transaction, version.id(), owner, why, clock.instant()));
    }
}
