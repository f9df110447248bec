package io.dangol.feedback.voice.record;

import io.dangol.feedback.base.customer.CustomerReference;
import io.dangol.feedback.voice.Differing;
import io.dangol.feedback.voice.Feedback;
import io.dangol.feedback.voice.Feedback.Recorded;
import io.dangol.feedback.voice.FeedbackForm;
import io.dangol.feedback.voice.FeedbackProblem;
import io.dangol.feedback.voice.FeedbackRecorder;
import io.dangol.feedback.voice.FeedbackScope;
import io.dangol.feedback.voice.FeedbackView;
import io.dangol.feedback.voice.PreparedFeedback;
import io.dangol.feedback.voice.Submission;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.SourceNames;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.EntityTag;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/// Feedback that comes in by the API, and what is shown of all of it.
@ApplicationScoped
public class FeedbackService {
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final FeedbackRecorder recorder;
    private final FeedbackRepository repository;
    private final SourceNames sources;
    private final Clock clock;

    FeedbackService(
            Transactions transactions,
            Idempotency idempotency,
            FeedbackRecorder recorder,
            FeedbackRepository repository,
            SourceNames sources,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.recorder = recorder;
        this.repository = repository;
        this.sources = sources;
        this.clock = clock;
    }

    /// Records what a caller sends in, once for each key.
    ///
    /// @param operation the endpoint's name
    /// @param form what was sent; the caller's scope decides about its source and customer
    /// @param reply what the endpoint answers
    public Uni<Reply> receive(
            String operation,
            FeedbackForm form,
            FeedbackScope scope,
            IdempotencyKey key,
            Function<Feedback, Reply> reply) {
        if (scope.customerId() != null && form.externalRef() != null) {
            throw CommonProblem.invalid("externalRef", "must be absent: a customer speaks for no source");
        }
        String named = scope.sourceOf(form.source());
        CustomerReference customer = scope.customerOf(form.customer());
        return sources.resolve("source", named)
                .flatMap(source -> receive(operation, form.from(source, customer), source, key, reply));
    }

    private Uni<Reply> receive(
            String operation, FeedbackForm scoped, String source, IdempotencyKey key, Function<Feedback, Reply> reply) {
        Instant now = clock.instant();
        PreparedFeedback prepared = recorder.prepare(Submission.of(scoped, source, now), now);
        return idempotency.once(
                key,
                operation,
                scoped,
                transaction -> recorder.record(transaction, prepared, Differing.REFUSE)
                        .map(recorded -> reply(recorded, reply)));
    }

    private static Reply reply(Recorded recorded, Function<Feedback, Reply> created) {
        return switch (recorded) {
            case Recorded.Created made -> created.apply(made.feedback());
            case Recorded.Unchanged known -> {
                Reply shown = created.apply(known.feedback());
                yield Reply.ok(shown.etag(), shown.body());
            }
            case Recorded.Differs differs -> throw FeedbackProblem.differs(differs);
            case Recorded.Revised revised ->
                throw new IllegalStateException("feedback was edited by a door that does not edit");
        };
    }

    Uni<Reply> receive(FeedbackForm form, FeedbackScope scope, IdempotencyKey key) {
        return receive(
                "post-feedback",
                form,
                scope,
                key,
                feedback -> Reply.created(
                        "/v1/feedback/" + feedback.publicId(),
                        EntityTag.of(feedback.version()),
                        FeedbackView.of(feedback)));
    }

    Uni<FeedbackView> get(UUID id, FeedbackScope scope) {
        return transactions
                .read(connection -> repository.find(connection, id))
                .map(found -> found.filter(scope::has).map(FeedbackView::of).orElseThrow(CommonProblem::notFound));
    }

    /// The versions of a piece of feedback, the newest first.
    Uni<Page<FeedbackView>> versions(UUID id, FeedbackScope scope, PageRequest page) {
        int below = FeedbackRepository.below(page);
        return transactions
                .read(connection -> repository.versions(connection, id, page))
                .map(found -> found.stream().filter(scope::has).toList())
                .map(found -> {
                    if (found.isEmpty() && below > 1) {
                        throw CommonProblem.notFound();
                    }
                    return Page.of(found, page, feedback -> Integer.toString(feedback.version()), FeedbackView::listed);
                });
    }

    Uni<Page<FeedbackView>> list(FeedbackFilter filter, FeedbackScope scope, PageRequest page) {
        return filter.within(scope)
                .resolved(sources)
                .flatMap(visible -> transactions.read(connection -> repository.list(connection, visible, page)))
                .map(found -> Page.of(found, page, feedback -> feedback.id().toString(), FeedbackView::listed));
    }
}
