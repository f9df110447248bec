package io.dangol.feedback.survey.form;

import io.dangol.kit.entities.Entities;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.paging.Page;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Makes and shows surveys.
@ApplicationScoped
class SurveyService {
    private static final long SURVEYS_MOST = 1_000;

    private final Transactions transactions;
    private final Idempotency idempotency;
    private final Entities entities;
    private final SurveyRepository surveys;
    private final Ids ids;
    private final Clock clock;

    SurveyService(
            Transactions transactions,
            Idempotency idempotency,
            Entities entities,
            SurveyRepository surveys,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.entities = entities;
        this.surveys = surveys;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Page<SurveyView>> list(@Nullable SurveyState state, PageRequest page) {
        return transactions
                .read(connection -> entities.on(connection, session -> surveys.list(session, state, page)))
                .map(found ->
                        Page.of(found, page, worded -> worded.survey().id().toString(), WordedSurvey::view));
    }

    Uni<Reply> get(UUID id) {
        return transactions
                .read(connection -> entities.on(connection, session -> surveys.find(session, id)))
                .map(WordedSurvey::reply);
    }

    Uni<Page<SurveyView.VersionView>> versions(UUID id, PageRequest page) {
        return transactions
                .read(connection -> entities.on(connection, session -> surveys.versions(session, id, page)))
                .map(found -> {
                    if (found.isEmpty() && page.position() == null) {
                        throw CommonProblem.notFound();
                    }
                    return Page.of(
                            found, page, wording -> Integer.toString(wording.version()), wording -> wording.view());
                });
    }

    Uni<Reply> create(SurveyForm form, String caller, IdempotencyKey key) {
        SurveyRules.check(form);
        UUID id = ids.next();
        Instant now = clock.instant();
        return idempotency.once(
                key,
                "create-survey",
                form,
                transaction -> entities.on(
                                transaction,
                                session -> requireRoom(session)
                                        .chain(() -> add(session, Survey.draft(id, form, now), form, caller)))
                        .map(made ->
                                Reply.created("/v1/surveys/" + made.survey().publicId(), made.tag(), made.view())));
    }

    private Uni<Void> requireRoom(Mutiny.Session session) {
        return surveys.count(session)
                .invoke(count -> {
                    if (count >= SURVEYS_MOST) {
                        throw new Refusal(
                                SurveyProblem.TOO_MANY_SURVEYS,
                                "change one of the " + SURVEYS_MOST + " that there are");
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<WordedSurvey> add(Mutiny.Session session, Survey survey, SurveyForm form, String caller) {
        SurveyWording wording = survey.firstWording(form, caller);
        return session.persistAll(survey, wording).replaceWith(new WordedSurvey(survey, wording));
    }
}
