package io.dangol.feedback.survey.answer;

import io.dangol.feedback.survey.invitation.Invitation;
import io.dangol.feedback.survey.invitation.InvitationState;
import io.dangol.feedback.survey.invitation.SurveyMetrics;
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

/// Ends invitations whose time is over. Scores that were given count, as those of a part of a survey; words that were
/// never sent off are the customer's own, and are forgotten.
@ApplicationScoped
class AnswerExpiry implements SurveyWork {
    private static final int A_BATCH = 50;

    private final Transactions transactions;
    private final LinkHolder links;
    private final AnswerRepository answers;
    private final AnswerRecorder recorder;
    private final SurveyMetrics metrics;

    AnswerExpiry(
            Transactions transactions,
            LinkHolder links,
            AnswerRepository answers,
            AnswerRecorder recorder,
            SurveyMetrics metrics) {
        this.transactions = transactions;
        this.links = links;
        this.answers = answers;
        this.recorder = recorder;
        this.metrics = metrics;
    }

    @Override
    public Uni<Optional<Instant>> earliest() {
        return transactions.read(answers::earliestExpiry);
    }

    @Override
    public Uni<Integer> run(Instant now) {
        return transactions
                .read(connection -> answers.expired(connection, now, A_BATCH))
                .flatMap(due -> InTurn.map(due, id -> expire(id, now)).map(List::size));
    }

    private Uni<Boolean> expire(UUID id, Instant now) {
        return transactions
                .write(transaction -> links.hold(transaction, id)
                        .flatMap(held -> held.invitation().state() == InvitationState.ISSUED
                                ? end(transaction, held, now).map(Optional::of)
                                : Uni.createFrom().item(Optional.<Invitation>empty())))
                .invoke(ended -> ended.ifPresent(
                        invitation -> metrics.count(invitation.state().wire(), "none")))
                .map(Optional::isPresent);
    }

    private Uni<Invitation> end(SqlConnection transaction, LinkHolder.Held held, Instant now) {
        Invitation invitation = held.invitation();
        return answers.find(transaction, invitation.id(), held.wording()).flatMap(given -> {
            List<StoredAnswer> counted = given.stream()
                    .filter(answer -> !(answer.given() instanceof Given.Said))
                    .toList();
            List<String> words = given.stream()
                    .filter(answer -> answer.given() instanceof Given.Said)
                    .map(answer -> answer.question().id())
                    .toList();
            Invitation ended =
                    invitation.ended(counted.isEmpty() ? InvitationState.EXPIRED : InvitationState.PARTIAL, now);
            return recorder.record(transaction, invitation, held.wording(), counted, now)
                    .chain(() -> answers.forget(transaction, invitation.id(), words))
                    .chain(() -> links.end(transaction, ended, null));
        });
    }
}
