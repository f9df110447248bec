package io.dangol.feedback.understanding.reclassification;

import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.understanding.reclassification.Reclassification.Counts;
import io.dangol.feedback.understanding.reclassification.Reclassification.Filter;
import io.dangol.feedback.understanding.reclassification.ReclassificationRepository.ChangeCursor;
import io.dangol.feedback.understanding.retraining.VersionBook;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.text.understanding.Task;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Asks for reclassifications and decides on them.
@ApplicationScoped
class ReclassificationService {
    private static final int OPEN_MOST = 5;
    /// Nothing was received before; the database knows no years of ten digits.
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private final Transactions transactions;
    private final Idempotency idempotency;
    private final ReclassificationRepository jobs;
    private final VersionBook versions;
    private final Ids ids;
    private final Clock clock;

    ReclassificationService(
            Transactions transactions,
            Idempotency idempotency,
            ReclassificationRepository jobs,
            VersionBook versions,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.jobs = jobs;
        this.versions = versions;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<ReclassificationView>> list(PageRequest page) {
        return transactions
                .read(connection -> jobs.list(connection, page))
                .map(found -> Page.of(found, page, one -> one.id().toString(), ReclassificationView::of));
    }

    Uni<ReclassificationView> get(UUID id) {
        return transactions
                .read(connection -> jobs.find(connection, id))
                .map(found -> found.map(ReclassificationView::of).orElseThrow(CommonProblem::notFound));
    }

    Uni<Page<ChangeView>> changes(UUID id, @Nullable String task, PageRequest page) {
        if (task != null
                && Arrays.stream(Task.values()).noneMatch(one -> one.wire().equals(task))) {
            throw CommonProblem.invalid("task", "must be polarity, complaint, intent, category or urgency");
        }
        ChangeCursor after = page.position() == null ? null : place(page.position());
        return get(id).chain(() -> transactions.read(connection -> jobs.changes(connection, id, task, after, page)))
                .map(found -> Page.of(
                        found, page, one -> IdKind.FEEDBACK.inPath(one.feedbackId()) + "/" + one.task(), one -> one));
    }

    Uni<Reply> request(Reclassify wish, String by, IdempotencyKey key) {
        Instant now = clock.instant();
        Instant from = wish.from() == null ? null : wish.from().toInstant();
        requireSensible("from", from);
        requireSensible("to", wish.to() == null ? null : wish.to().toInstant());
        Instant to = wish.to() == null || wish.to().toInstant().isAfter(now)
                ? now
                : wish.to().toInstant();
        if (from != null && !from.isBefore(to)) {
            throw CommonProblem.invalid("from", "must be before `to`, and before now");
        }
        Filter filter = new Filter(wish.kind(), wish.channel(), wish.source(), from, to);
        return idempotency.once(
                key,
                "reclassify",
                wish,
                transaction -> requireRoom(transaction)
                        .chain(() -> tasks(transaction, wish))
                        .map(tasks -> new Reclassification(
                                ids.next(),
                                JobState.PREVIEWING,
                                tasks,
                                version(wish),
                                filter,
                                null,
                                new Counts(0, 0, 0, 0, 0),
                                List.of(),
                                null,
                                now,
                                null,
                                null))
                        .call(job -> jobs.insert(transaction, job, by))
                        .map(job -> Reply.accepted(
                                "/v1/reclassifications/" + job.publicId(), ReclassificationView.of(job))));
    }

    Uni<Reply> apply(UUID id, String by, IdempotencyKey key) {
        return idempotency.once(
                key,
                "apply-reclassification " + id,
                "",
                transaction -> held(transaction, id)
                        .invoke(job -> requireState(job, job.state().canBeApplied()))
                        .flatMap(job -> jobs.apply(transaction, id, by))
                        .map(job -> Reply.accepted(
                                "/v1/reclassifications/" + job.publicId(), ReclassificationView.of(job))));
    }

    Uni<Reply> discard(UUID id, String by, IdempotencyKey key) {
        return idempotency.once(
                key,
                "discard-reclassification " + id,
                "",
                transaction -> held(transaction, id)
                        .invoke(job -> requireState(job, job.state().canBeDiscarded()))
                        .flatMap(job -> jobs.discard(transaction, id, by, clock.instant()))
                        .map(job -> Reply.ok(null, ReclassificationView.of(job))));
    }

    private Uni<Void> requireRoom(SqlConnection transaction) {
        return jobs.countOpenAlone(transaction)
                .invoke(open -> {
                    if (open >= OPEN_MOST) {
                        throw new Refusal(
                                ReclassificationProblem.TOO_MANY_RECLASSIFICATIONS,
                                "apply or discard one of the " + OPEN_MOST + " that are open");
                    }
                })
                .replaceWithVoid();
    }

    /// A version answers one question.
    private Uni<List<Task>> tasks(SqlConnection transaction, Reclassify wish) {
        List<Task> wanted = wish.tasks() == null
                ? List.of(Task.values())
                : wish.tasks().stream().distinct().map(Task::of).toList();
        UUID version = version(wish);
        if (version == null) {
            return Uni.createFrom().item(wanted);
        }
        return versions.contents(transaction, version).map(found -> {
            VersionBook.Contents contents = found.filter(one -> one.base() != null)
                    .orElseThrow(() -> new Refusal(
                            ReclassificationProblem.UNKNOWN_VERSION, "GET /v1/classifiers/{task}/versions lists them"));
            List<Task> its = List.of(contents.question().task());
            if (wish.tasks() != null && !wanted.equals(its)) {
                throw CommonProblem.invalid("tasks", "must be the one question of the version, or absent");
            }
            return its;
        });
    }

    private static @Nullable UUID version(Reclassify wish) {
        return wish.version() == null
                ? null
                : IdKind.CLASSIFIER_VERSION
                        .parse(wish.version())
                        .orElseThrow(() -> CommonProblem.invalid("version", "must be an id that begins with clv_"));
    }

    private Uni<Reclassification> held(SqlConnection transaction, UUID id) {
        return jobs.hold(transaction, id).map(found -> found.orElseThrow(CommonProblem::notFound));
    }

    private static void requireSensible(String field, @Nullable Instant time) {
        if (time != null && time.isBefore(EARLIEST)) {
            throw CommonProblem.invalid(field, "must not be before " + EARLIEST);
        }
    }

    private static void requireState(Reclassification job, boolean fits) {
        if (!fits) {
            throw new Refusal(
                    ReclassificationProblem.RECLASSIFICATION_STATE,
                    "it is " + job.state().wire());
        }
    }

    private static ChangeCursor place(String position) {
        String[] parts = position.split("/", 2);
        try {
            return new ChangeCursor(UUID.fromString(parts[0]), Task.of(parts[1]).wire());
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException broken) {
            throw new Refusal(CommonProblem.INVALID_CURSOR, "pass `next` of a page as it came");
        }
    }
}
