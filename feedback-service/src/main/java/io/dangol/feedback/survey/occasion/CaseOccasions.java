package io.dangol.feedback.survey.occasion;

import io.dangol.feedback.complaint.ResolutionFollowUp;
import io.dangol.feedback.complaint.ResolvedCase;
import io.dangol.feedback.survey.form.SurveyReader;
import io.dangol.feedback.survey.form.SurveySnapshot;
import io.dangol.feedback.survey.form.TriggerKind;
import io.dangol.feedback.survey.invitation.Addressee;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Every resolution of a case is an occasion, in its own transaction. That of a case of nobody at all is none.
@ApplicationScoped
class CaseOccasions implements ResolutionFollowUp {
    private final SurveyReader surveys;
    private final Occasions occasions;

    CaseOccasions(SurveyReader surveys, Occasions occasions) {
        this.surveys = surveys;
        this.occasions = occasions;
    }

    @Override
    public Uni<Void> resolved(SqlConnection transaction, ResolvedCase subject) {
        if (subject.customerId() == null && subject.externalId() == null) {
            return Uni.createFrom().voidItem();
        }
        return surveys.active(transaction, TriggerKind.CASE_RESOLVED)
                .map(active -> occasions(active, subject))
                .flatMap(found -> occasions.add(transaction, found))
                .replaceWithVoid();
    }

    private List<Occasion> occasions(List<SurveySnapshot> active, ResolvedCase subject) {
        Addressee to = new Addressee(subject.source(), subject.customerId(), subject.externalId());
        return active.stream()
                .filter(survey -> occasions.isSampled(survey, to))
                .map(survey -> new Occasion(
                        survey.id(),
                        "case:%s/%d".formatted(subject.publicId(), subject.resolution()),
                        to,
                        subject.channel(),
                        null,
                        subject.id().value(),
                        false,
                        subject.resolvedAt().plus(survey.settings().trigger().waiting())))
                .toList();
    }
}
