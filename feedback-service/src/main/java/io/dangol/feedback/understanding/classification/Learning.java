package io.dangol.feedback.understanding.classification;

import io.dangol.feedback.understanding.category.CategoryBook;
import io.dangol.kit.transaction.Transactions;
import io.dangol.text.understanding.Curriculum;
import io.dangol.text.understanding.Lesson;
import io.dangol.text.understanding.Question;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// Every replica learns within seconds what people have taught, and knows it again after a start.
@ApplicationScoped
class Learning {
    private static final Logger LOG = Logger.getLogger(Learning.class);
    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(10);

    private final Transactions transactions;
    private final LessonRepository corrections;
    private final CategoryBook categories;
    private final HeldLessons held;
    private final Understander understander;
    private volatile String learnt = "";

    Learning(
            Transactions transactions,
            LessonRepository corrections,
            CategoryBook categories,
            HeldLessons held,
            Understander understander) {
        this.transactions = transactions;
        this.corrections = corrections;
        this.categories = categories;
        this.held = held;
        this.understander = understander;
    }

    /// Before the first request. A database that is away keeps nobody from starting: what the product knows is there.
    void atStart(@Observes StartupEvent event) {
        try {
            learn().await().atMost(PATIENCE_AT_START);
        } catch (RuntimeException failure) {
            LOG.warnf("what people have taught is learnt later: %s", failure);
        }
    }

    /// Looks whether there is anything new, which costs little, and only then learns.
    @Scheduled(every = "3s", delayed = "3s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> learn() {
        return transactions.read(this::revision).flatMap(revision -> {
            if (revision.equals(learnt)) {
                return Uni.createFrom().voidItem();
            }
            return transactions
                    .snapshot(this::curriculum)
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .invoke(understander::learn)
                    .invoke(curriculum -> learnt = revision)
                    .replaceWithVoid();
        });
    }

    /// Read before what it stands for: a change in between is learnt twice, never overlooked.
    private Uni<String> revision(SqlConnection connection) {
        return corrections
                .revision(connection)
                .flatMap(first -> categories.revision(connection).map(second -> first + " " + second))
                .flatMap(both -> held.revision(connection).map(third -> both + " " + third));
    }

    private Uni<Curriculum> curriculum(SqlConnection connection) {
        return categories
                .teaching(connection)
                .flatMap(taught -> corrections
                        .newest(connection)
                        .flatMap(newest -> held.held(connection)
                                .map(decided ->
                                        new Curriculum(taught.ids(), taught.sentences(), chosen(newest, decided)))));
    }

    /// What people have decided on; where they have not, what examples teach learns all corrections, and the trained
    /// models none. What was learnt on a model that is not shipped any more fits no other.
    private Map<Question, List<Lesson>> chosen(
            Map<Question, List<Lesson>> newest, Map<Question, HeldLessons.Held> decided) {
        Map<Question, List<Lesson>> chosen = new HashMap<>(newest);
        chosen.keySet().removeIf(question -> !understander.learnsByItself(question));
        decided.forEach((question, version) -> {
            if (understander.learnsByItself(question) || understander.isShipped(question, version.base())) {
                chosen.put(question, version.lessons());
            } else {
                LOG.warnf("the active version of %s was learnt on a model that is not shipped any more", question);
            }
        });
        return chosen;
    }
}
