package io.dangol.feedback.complaint.cases;

import io.dangol.feedback.base.id.FeedbackId;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.feedback.source.SourceName;
import io.dangol.feedback.voice.Differing;
import io.dangol.feedback.voice.Feedback.Recorded;
import io.dangol.feedback.voice.FeedbackForm;
import io.dangol.feedback.voice.FeedbackProblem;
import io.dangol.feedback.voice.FeedbackReader;
import io.dangol.feedback.voice.FeedbackRecorder;
import io.dangol.feedback.voice.FeedbackScope;
import io.dangol.feedback.voice.Kind;
import io.dangol.feedback.voice.PreparedFeedback;
import io.dangol.feedback.voice.Submission;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.security.SourceNames;
import io.dangol.kit.web.EntityTag;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Cases that agents open.
@ApplicationScoped
class CaseOpeningService {
    private final Idempotency idempotency;
    private final FeedbackReader feedback;
    private final FeedbackRecorder recorder;
    private final CaseOpener opener;
    private final CaseRepository cases;
    private final SourceNames sources;
    private final Clock clock;

    CaseOpeningService(
            Idempotency idempotency,
            FeedbackReader feedback,
            FeedbackRecorder recorder,
            CaseOpener opener,
            CaseRepository cases,
            SourceNames sources,
            Clock clock) {
        this.idempotency = idempotency;
        this.feedback = feedback;
        this.recorder = recorder;
        this.opener = opener;
        this.cases = cases;
        this.sources = sources;
        this.clock = clock;
    }

    Uni<Reply> open(OpenCase request, FeedbackScope scope, IdempotencyKey key) {
        FeedbackForm complaint = request.feedback();
        String named = complaint == null ? SourceName.API : scope.sourceOf(complaint.source());
        return sources.resolve("feedback.source", named).flatMap(source -> open(request, source, key));
    }

    private Uni<Reply> open(OpenCase request, String source, IdempotencyKey key) {
        Function<SqlConnection, Uni<Case>> work = work(request, source, clock.instant());
        return idempotency.once(
                key,
                "open-case",
                request,
                transaction -> work.apply(transaction)
                        .flatMap(opened -> sought(transaction, opened, request.remedySought()))
                        .map(opened -> Reply.created(
                                "/v1/cases/" + opened.publicId(),
                                EntityTag.of(opened.version()),
                                CaseView.of(opened))));
    }

    private Uni<Case> sought(SqlConnection transaction, Case opened, @Nullable Remedy remedy) {
        return remedy == null
                ? Uni.createFrom().item(opened)
                : cases.seek(transaction, opened.id(), remedy)
                        .chain(() -> cases.find(transaction, opened.id()))
                        .map(found -> found.orElseThrow());
    }

    private Function<SqlConnection, Uni<Case>> work(OpenCase request, String source, Instant now) {
        FeedbackForm complaint = request.feedback();
        String feedbackId = request.feedbackId();
        if (complaint != null && feedbackId == null) {
            return direct(complaint, source, now);
        }
        if (feedbackId != null && complaint == null) {
            UUID id = IdKind.FEEDBACK
                    .parse(feedbackId)
                    .orElseThrow(() -> CommonProblem.invalid("feedbackId", "must be the id of feedback"));
            return transaction -> feedback.find(transaction, id)
                    .map(found -> found.orElseThrow(CommonProblem::notFound))
                    .flatMap(found -> opener.open(transaction, found, now));
        }
        throw CommonProblem.invalid("feedbackId", "or feedback is given, and not both");
    }

    /// What is wrong with it is wrong below `feedback`, where the caller sent it.
    private static Submission submission(FeedbackForm complaint, String source, Instant now) {
        try {
            return Submission.of(complaint, source, now);
        } catch (Refusal refusal) {
            throw refusal.within("feedback");
        }
    }

    /// A complaint that is recorded opens its case by itself.
    private Function<SqlConnection, Uni<Case>> direct(FeedbackForm complaint, String source, Instant now) {
        if (complaint.kind() != Kind.COMPLAINT) {
            throw CommonProblem.invalid("feedback.kind", "must be complaint where a case is opened");
        }
        PreparedFeedback prepared = recorder.prepare(submission(complaint, source, now), now);
        return transaction -> recorder.record(transaction, prepared, Differing.REFUSE)
                .flatMap(recorded -> switch (recorded) {
                    case Recorded.Created created ->
                        cases.findByFeedback(
                                        transaction,
                                        new FeedbackId(created.feedback().id()))
                                .map(found -> found.orElseThrow(
                                        () -> new IllegalStateException("a complaint has opened no case")));
                    case Recorded.Unchanged known -> opener.open(transaction, known.feedback(), now);
                    case Recorded.Differs differs -> throw FeedbackProblem.differs(differs);
                    case Recorded.Revised revised ->
                        throw new IllegalStateException("feedback was edited by a door that does not edit");
                });
    }
}
