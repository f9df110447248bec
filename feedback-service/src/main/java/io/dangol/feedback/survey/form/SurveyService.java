package io.dangol.feedback.survey.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.feedback.base.id.IdKind;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.EntityTag;
import io.dangol.kit.web.PatchedForm;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Makes, changes and shows surveys.
@ApplicationScoped
class SurveyService {
    private static final long SURVEYS_MOST = 1_000;

    private final Transactions transactions;
    private final Idempotency idempotency;
    private final SurveyRepository surveys;
    private final List<SurveyFollowUp> followUps;
    private final PatchedForm patches;
    private final Ids ids;
    private final Clock clock;

    SurveyService(
            Transactions transactions,
            Idempotency idempotency,
            SurveyRepository surveys,
            @All List<SurveyFollowUp> followUps,
            PatchedForm patches,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.surveys = surveys;
        this.followUps = followUps;
        this.patches = patches;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<SurveyView>> list(@Nullable String state, PageRequest page) {
        return transactions
                .read(connection -> surveys.list(connection, state, page))
                .map(found -> Page.of(found, page, survey -> survey.id().toString(), SurveyView::of));
    }

    Uni<Survey> get(UUID id) {
        return transactions
                .read(connection -> surveys.find(connection, id))
                .map(found -> found.orElseThrow(CommonProblem::notFound));
    }

    Uni<Page<SurveyView.VersionView>> versions(UUID id, PageRequest page) {
        String publicId = IdKind.SURVEY.format(id);
        return transactions
                .read(connection -> surveys.versions(connection, id, page))
                .map(found -> {
                    if (found.isEmpty() && page.position() == null) {
                        throw CommonProblem.notFound();
                    }
                    return Page.of(
                            found,
                            page,
                            stored -> Integer.toString(stored.version()),
                            stored -> SurveyView.VersionView.of(publicId, stored));
                });
    }

    Uni<Reply> create(SurveyForm form, String caller, IdempotencyKey key) {
        SurveyRules.check(form);
        Survey survey = Survey.draft(ids.next(), form, clock.instant());
        return idempotency.once(
                key,
                "create-survey",
                form,
                transaction -> surveys.count(transaction)
                        .invoke(count -> {
                            if (count >= SURVEYS_MOST) {
                                throw new Refusal(
                                        SurveyProblem.TOO_MANY_SURVEYS,
                                        "change one of the " + SURVEYS_MOST + " that there are");
                            }
                        })
                        .chain(() -> surveys.save(transaction, survey, caller))
                        .map(saved -> Reply.created(
                                "/v1/surveys/" + survey.publicId(),
                                EntityTag.of(survey.version()),
                                SurveyView.of(survey))));
    }

    Uni<Survey> change(UUID id, @Nullable String ifMatch, String caller, JsonNode patch) {
        Instant now = clock.instant();
        return transactions.write(transaction -> held(transaction, id).flatMap(present -> {
            EntityTag.requireMatch(ifMatch, present.version());
            SurveyForm form = patches.apply(present.form(), SurveyForm.class, patch);
            SurveyRules.check(form);
            Survey changed = present.change(form, now);
            if (changed.wording().equals(present.wording())
                    && changed.settings().equals(present.settings())) {
                return Uni.createFrom().item(present);
            }
            return surveys.questionKinds(transaction, id)
                    .invoke(kinds -> requireSameKinds(changed.wording(), kinds))
                    .call(() -> save(transaction, changed, caller))
                    .replaceWith(changed);
        }));
    }

    /// Puts a survey into another state.
    Uni<Reply> move(
            UUID id,
            String operation,
            @Nullable String ifMatch,
            String caller,
            IdempotencyKey key,
            BiFunction<Survey, Instant, Survey> decision) {
        Instant now = clock.instant();
        return idempotency.once(
                key,
                operation + " " + id,
                "",
                transaction -> held(transaction, id)
                        .flatMap(present -> {
                            if (ifMatch != null) {
                                EntityTag.requireMatch(ifMatch, present.version());
                            }
                            Survey moved = decision.apply(present, now);
                            return moved.equals(present)
                                    ? Uni.createFrom().item(present)
                                    : save(transaction, moved, caller).replaceWith(moved);
                        })
                        .map(moved -> Reply.ok(EntityTag.of(moved.version()), SurveyView.of(moved))));
    }

    private Uni<Survey> held(SqlConnection transaction, UUID id) {
        return surveys.findForChange(transaction, id).map(found -> found.orElseThrow(CommonProblem::notFound));
    }

    private Uni<Void> save(SqlConnection transaction, Survey survey, String caller) {
        return surveys.save(transaction, survey, caller)
                .chain(() -> Multi.createFrom()
                        .iterable(followUps)
                        .onItem()
                        .transformToUniAndConcatenate(followUp -> followUp.changed(transaction, survey))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    /// Results put together what was answered to one question in all versions, so it must be one
    /// question.
    private static void requireSameKinds(Wording wording, Map<String, QuestionKind> kinds) {
        for (Question question : wording.questions()) {
            QuestionKind kind = kinds.get(question.id());
            if (kind != null && kind != question.kind()) {
                throw new Refusal(
                        SurveyProblem.QUESTION_KIND_FIXED,
                        "the question " + question.id() + " is of the kind " + kind.wire() + "; take another id");
            }
        }
    }
}
