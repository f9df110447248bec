package io.dangol.feedback.voice.response;

import io.dangol.feedback.voice.Feedback;
import io.dangol.feedback.voice.FeedbackScope;
import io.dangol.feedback.voice.Metric;
import io.dangol.feedback.voice.record.FeedbackRepository;
import io.dangol.feedback.voice.record.FeedbackService;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.EntityTag;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Responses: the feedback that has a rating, seen as the answers that they are. The UUID is the same.
@ApplicationScoped
class ResponseService {
    private final FeedbackService feedback;
    private final FeedbackRepository repository;
    private final Transactions transactions;

    ResponseService(FeedbackService feedback, FeedbackRepository repository, Transactions transactions) {
        this.feedback = feedback;
        this.repository = repository;
        this.transactions = transactions;
    }

    Uni<Reply> receive(ResponseForm form, FeedbackScope scope, IdempotencyKey key) {
        return feedback.receive("post-response", form.toFeedback(), scope, key, ResponseService::created);
    }

    private static Reply created(Feedback recorded) {
        ResponseView view = ResponseView.of(recorded);
        return Reply.created("/v1/responses/" + view.id(), EntityTag.of(recorded.version()), view);
    }

    Uni<ResponseView> get(UUID id, FeedbackScope scope) {
        return transactions
                .read(connection -> repository.find(connection, id))
                .map(found -> found.filter(scope::has)
                        .filter(feedback -> feedback.submission().rating() != null)
                        .map(ResponseView::of)
                        .orElseThrow(CommonProblem::notFound));
    }

    Uni<Page<ResponseView>> list(@Nullable Metric metric, FeedbackScope scope, PageRequest page) {
        String wanted = metric == null ? null : metric.wire();
        return transactions
                .read(connection -> repository.listRated(connection, wanted, scope, page))
                .map(found -> Page.of(found, page, feedback -> feedback.id().toString(), ResponseView::listed));
    }
}
