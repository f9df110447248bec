package io.dangol.feedback.survey.occasion;

import io.dangol.feedback.survey.form.SurveyFollowUp;
import io.dangol.feedback.survey.form.SurveyReader;
import io.dangol.feedback.survey.form.SurveySnapshot;
import io.dangol.feedback.survey.form.TriggerKind;
import io.dangol.feedback.survey.invitation.Invitation;
import io.dangol.feedback.survey.invitation.SurveyTimes;
import io.dangol.feedback.survey.invitation.SurveyWork;
import io.dangol.kit.transaction.InTurn;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Goes along all known customers for each periodic survey, in the order of their ids, a batch at a time.
///
/// Whoever takes a batch holds the survey's round; the invitations of the batch and how far it came are one
/// transaction. So a restart goes on where it stopped, and each customer is asked once in a round, however many
/// replicas there are.
@ApplicationScoped
class RoundWork implements SurveyWork, SurveyFollowUp {
    private static final int SURVEYS_A_BATCH = 10;

    private final Transactions transactions;
    private final RoundRepository rounds;
    private final SurveyReader surveys;
    private final RoundBatch batch;
    private final SurveyTimes times;

    RoundWork(
            Transactions transactions,
            RoundRepository rounds,
            SurveyReader surveys,
            RoundBatch batch,
            SurveyTimes times) {
        this.transactions = transactions;
        this.rounds = rounds;
        this.surveys = surveys;
        this.batch = batch;
        this.times = times;
    }

    /// The first round begins when the survey is activated.
    @Override
    public Uni<Void> changed(SqlConnection transaction, SurveySnapshot survey) {
        if (survey.settings().trigger().kind() != TriggerKind.PERIODIC) {
            return Uni.createFrom().voidItem();
        }
        if (!survey.isActive()) {
            return rounds.stop(transaction, survey.id());
        }
        return rounds.run(transaction, Round.first(survey.id(), survey.changedAt()))
                .invoke(() -> times.written(survey.changedAt()));
    }

    @Override
    public Uni<Optional<Instant>> earliest() {
        return transactions.read(rounds::earliest);
    }

    @Override
    public Uni<Integer> run(Instant now) {
        return transactions
                .read(connection -> rounds.due(connection, now, SURVEYS_A_BATCH))
                .flatMap(due -> InTurn.map(
                                due,
                                survey -> transactions
                                        .write(transaction -> advance(transaction, survey, now))
                                        .invoke(asked -> asked.ifPresent(batch::count))
                                        .map(asked -> asked.isPresent() ? 1 : 0))
                        .map(done -> done.stream().mapToInt(Integer::intValue).sum()));
    }

    /// @return those who were asked, or would have been; empty where somebody else is at it
    private Uni<Optional<List<Invitation>>> advance(SqlConnection transaction, UUID surveyId, Instant now) {
        return rounds.hold(transaction, surveyId, now)
                .flatMap(held -> held.isEmpty()
                        ? Uni.createFrom().item(Optional.<List<Invitation>>empty())
                        : surveys.find(transaction, surveyId)
                                .map(Optional::orElseThrow)
                                .flatMap(survey -> advance(transaction, survey, held.orElseThrow(), now))
                                .map(Optional::of));
    }

    private Uni<List<Invitation>> advance(SqlConnection transaction, SurveySnapshot survey, Round held, Instant now) {
        Round round = held.at(now, survey.settings().trigger().period());
        if (round.openedAt().isAfter(now)) {
            return Uni.createFrom().item(List.of());
        }
        return batch.ask(transaction, survey, round, now)
                .flatMap(asked -> rounds.save(transaction, asked.next()).replaceWith(asked.invitations()));
    }
}
