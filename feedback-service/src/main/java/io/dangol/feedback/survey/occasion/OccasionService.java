package io.dangol.feedback.survey.occasion;

import io.dangol.feedback.base.customer.KnownCustomers;
import io.dangol.feedback.survey.form.SurveyReader;
import io.dangol.feedback.survey.form.SurveySnapshot;
import io.dangol.feedback.survey.form.TriggerKind;
import io.dangol.feedback.survey.invitation.Addressee;
import io.dangol.feedback.survey.occasion.Deliveries.Bought;
import io.dangol.feedback.voice.FeedbackScope;
import io.dangol.kit.idempotency.Idempotency;
import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.security.SourceNames;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Deliveries that somebody tells of.
@ApplicationScoped
class OccasionService {
    private static final Duration AHEAD_MOST = Duration.ofDays(1);

    private final Idempotency idempotency;
    private final KnownCustomers names;
    private final SourceNames sources;
    private final SurveyReader surveys;
    private final Occasions occasions;
    private final Clock clock;

    OccasionService(
            Idempotency idempotency,
            KnownCustomers names,
            SourceNames sources,
            SurveyReader surveys,
            Occasions occasions,
            Clock clock) {
        this.idempotency = idempotency;
        this.names = names;
        this.sources = sources;
        this.surveys = surveys;
        this.occasions = occasions;
        this.clock = clock;
    }

    Uni<Reply> tell(OccasionForm form, FeedbackScope scope, IdempotencyKey key) {
        Instant now = clock.instant();
        Instant deliveredAt =
                form.occurredAt() == null ? now : form.occurredAt().toInstant();
        if (deliveredAt.isAfter(now.plus(AHEAD_MOST))) {
            throw CommonProblem.invalid("occurredAt", "must be at most a day ahead");
        }
        String named = scope.sourceOf(form.source());
        scope.requireMayName(form.customer());
        return sources.resolve("source", named)
                .flatMap(source -> tell(form, Addressee.of(source, form.customer()), key, deliveredAt));
    }

    private Uni<Reply> tell(OccasionForm form, Addressee to, IdempotencyKey key, Instant deliveredAt) {
        return idempotency.once(
                key,
                "post-survey-occasion " + to.source(),
                form,
                transaction -> known(transaction, to)
                        .flatMap(known -> surveys.active(transaction, TriggerKind.PURCHASE_DELIVERED)
                                .map(active -> occasions(
                                        active,
                                        new Bought(form.orderId(), known, form.channel(), form.segment()),
                                        deliveredAt))
                                .flatMap(found -> occasions.add(transaction, found)))
                        .map(count -> Reply.accepted(
                                null, new OccasionView(form.kind(), to.source(), form.orderId(), count))));
    }

    private List<Occasion> occasions(List<SurveySnapshot> active, Bought bought, Instant deliveredAt) {
        return active.stream()
                .flatMap(survey -> Deliveries.told(survey, bought, deliveredAt)
                        .filter(occasion -> occasions.isSampled(survey, occasion.to()))
                        .stream())
                .toList();
    }

    private Uni<Addressee> known(SqlConnection transaction, Addressee to) {
        String externalId = to.externalId();
        return externalId == null
                ? Uni.createFrom().item(to)
                : names.identify(transaction, to.source(), externalId)
                        .map(found -> new Addressee(to.source(), found.orElse(null), externalId));
    }
}
