package io.dangol.feedback.survey.occasion;

import io.dangol.feedback.base.id.CaseId;
import io.dangol.feedback.complaint.ResolvedCases;
import io.dangol.feedback.survey.form.SurveyReader;
import io.dangol.feedback.survey.form.SurveySnapshot;
import io.dangol.feedback.survey.invitation.Invitation;
import io.dangol.feedback.survey.invitation.Issuing;
import io.dangol.feedback.survey.invitation.SurveyMetrics;
import io.dangol.feedback.survey.invitation.SurveyWork;
import io.dangol.kit.transaction.InTurn;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Asks where the time has come. Taking the occasion away and what becomes of it are one transaction, so with any
/// number of replicas each leads to one invitation, issued or suppressed.
@ApplicationScoped
class OccasionWork implements SurveyWork {
    private static final int A_BATCH = 50;
    private static final String NOT_ACTIVE = "survey_not_active";
    private static final String REOPENED = "case_reopened";

    private final Transactions transactions;
    private final OccasionRepository occasions;
    private final SurveyReader surveys;
    private final ResolvedCases cases;
    private final Issuing issuing;
    private final SurveyMetrics metrics;

    OccasionWork(
            Transactions transactions,
            OccasionRepository occasions,
            SurveyReader surveys,
            ResolvedCases cases,
            Issuing issuing,
            SurveyMetrics metrics) {
        this.transactions = transactions;
        this.occasions = occasions;
        this.surveys = surveys;
        this.cases = cases;
        this.issuing = issuing;
        this.metrics = metrics;
    }

    @Override
    public Uni<Optional<Instant>> earliest() {
        return transactions.read(occasions::earliest);
    }

    @Override
    public Uni<Integer> run(Instant now) {
        return transactions
                .read(connection -> occasions.due(connection, now, A_BATCH))
                .flatMap(due -> InTurn.map(
                                due,
                                key -> transactions
                                        .write(transaction -> ask(transaction, key, now))
                                        .invoke(asked -> asked.ifPresent(this::count)))
                        .map(List::size));
    }

    private void count(Invitation invitation) {
        metrics.count(invitation.state().wire(), Objects.requireNonNullElse(invitation.suppressedFor(), "none"));
    }

    private Uni<Optional<Invitation>> ask(SqlConnection transaction, OccasionRepository.Key key, Instant now) {
        return occasions
                .take(transaction, key, now)
                .flatMap(taken -> taken.isEmpty()
                        ? Uni.createFrom().item(Optional.<Invitation>empty())
                        : ask(transaction, taken.orElseThrow(), now));
    }

    private Uni<Optional<Invitation>> ask(SqlConnection transaction, Occasion occasion, Instant now) {
        return surveys.find(transaction, occasion.surveyId())
                .map(Optional::orElseThrow)
                .flatMap(survey -> obstacle(transaction, survey, occasion).flatMap(obstacle -> {
                    Issuing.Request request = new Issuing.Request(
                            survey, occasion.cause(), occasion.to(), occasion.channel(), occasion.segment());
                    return obstacle.isEmpty()
                            ? issuing.issue(transaction, request, now)
                            : issuing.suppress(transaction, request, obstacle, now);
                }));
    }

    /// What stands against asking; empty where nothing does.
    private Uni<String> obstacle(SqlConnection transaction, SurveySnapshot survey, Occasion occasion) {
        if (!survey.isActive()) {
            return Uni.createFrom().item(NOT_ACTIVE);
        }
        return occasion.caseId() == null
                ? Uni.createFrom().item("")
                : cases.isResolved(transaction, new CaseId(occasion.caseId()))
                        .map(resolved -> resolved ? "" : REOPENED);
    }
}
