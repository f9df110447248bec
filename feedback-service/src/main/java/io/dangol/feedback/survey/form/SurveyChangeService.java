package io.dangol.feedback.survey.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.kit.entities.Entities;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.transaction.Transactions;
import io.dangol.kit.web.PatchedForm;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Changes surveys. What follows from a change is done in its transaction.
@ApplicationScoped
class SurveyChangeService {
    private static final String ANY_VERSION = "*";

    private final Transactions transactions;
    private final Idempotency idempotency;
    private final Entities entities;
    private final SurveyRepository surveys;
    private final SurveyFollowUps followUps;
    private final PatchedForm patches;
    private final Clock clock;

    SurveyChangeService(
            Transactions transactions,
            Idempotency idempotency,
            Entities entities,
            SurveyRepository surveys,
            SurveyFollowUps followUps,
            PatchedForm patches,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.entities = entities;
        this.surveys = surveys;
        this.followUps = followUps;
        this.patches = patches;
        this.clock = clock;
    }

    Uni<Reply> change(UUID id, @Nullable String ifMatch, String caller, JsonNode patch) {
        Instant now = clock.instant();
        return transactions
                .write(transaction -> write(
                        transaction,
                        id,
                        ifMatch,
                        (session, found) -> surveys.questionKinds(transaction, id)
                                .flatMap(kinds -> reword(session, found, patch, kinds, caller, now))))
                .map(WordedSurvey::reply);
    }

    /// Puts a survey into another state.
    Uni<Reply> move(
            UUID id,
            String operation,
            @Nullable String ifMatch,
            IdempotencyKey key,
            BiConsumer<Survey, Instant> decision) {
        Instant now = clock.instant();
        return idempotency.once(
                key,
                operation + " " + id,
                "",
                transaction -> write(
                                transaction, id, Objects.requireNonNullElse(ifMatch, ANY_VERSION), (session, found) -> {
                                    decision.accept(found.survey(), now);
                                    return Uni.createFrom().item(found);
                                })
                        .map(WordedSurvey::reply));
    }

    private Uni<WordedSurvey> reword(
            Mutiny.Session session,
            WordedSurvey found,
            JsonNode patch,
            Map<String, QuestionKind> kinds,
            String caller,
            Instant now) {
        SurveyForm form = patches.apply(found.form(), SurveyForm.class, patch);
        SurveyRules.check(form);
        SurveyWording wording = found.survey().change(form, found.wording(), kinds, caller, now);
        Uni<Void> stored = wording.equals(found.wording()) ? Uni.createFrom().voidItem() : session.persist(wording);
        return stored.replaceWith(new WordedSurvey(found.survey(), wording));
    }

    /// Locks a survey and changes it. Its version tells whether something changed, so that something follows.
    private Uni<WordedSurvey> write(
            SqlConnection transaction,
            UUID id,
            @Nullable String ifMatch,
            BiFunction<Mutiny.Session, WordedSurvey, Uni<WordedSurvey>> change) {
        return entities.on(
                        transaction,
                        session -> surveys.lock(session, id, ifMatch).flatMap(found -> {
                            int before = found.survey().version();
                            return change.apply(session, found).map(now -> new Written(now, before));
                        }))
                .call(written -> written.isChanged()
                        ? followUps.changed(
                                transaction, written.worded().survey().snapshot())
                        : Uni.createFrom().voidItem())
                .map(Written::worded);
    }

    /// @param before the version as it was read
    private record Written(WordedSurvey worded, int before) {
        boolean isChanged() {
            return worded.survey().version() != before;
        }
    }
}
