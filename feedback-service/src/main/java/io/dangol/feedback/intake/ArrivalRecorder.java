package io.dangol.feedback.intake;

import io.dangol.feedback.feedback.Draft;
import io.dangol.feedback.feedback.FeedbackRecorder;
import io.dangol.feedback.intake.DeliveryRepository.Answer;
import io.dangol.feedback.statistics.DeliveryStatistics;
import io.dangol.feedback.statistics.DeliveryStatistics.Counted;
import io.dangol.feedback.statistics.Outcome;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Writes what became of deliveries: the note of each answer, what it promises, and the count, in one transaction.
/// Every
/// delivery but the first of its name changes nothing but the count.
@ApplicationScoped
class ArrivalRecorder {
    private final Transactions transactions;
    private final DeliveryRepository deliveries;
    private final QuarantineRepository quarantine;
    private final FeedbackRecorder recorder;
    private final DeliveryStatistics statistics;

    ArrivalRecorder(
            Transactions transactions,
            DeliveryRepository deliveries,
            QuarantineRepository quarantine,
            FeedbackRecorder recorder,
            DeliveryStatistics statistics) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.quarantine = quarantine;
        this.recorder = recorder;
        this.statistics = statistics;
    }

    /// Records those that are the first of their names.
    ///
    /// @return the first answer to each, in the same order
    Uni<List<Answer>> record(List<Arrival> arrivals) {
        List<Claim> claims = arrivals.stream().map(Arrival::claim).toList();
        return transactions.write(transaction -> once(transaction, claims, answers -> {
            List<Draft> first = IntStream.range(0, arrivals.size())
                    .filter(index -> answers.get(index).isFirst())
                    .mapToObj(index -> arrivals.get(index).draft())
                    .toList();
            return recorder.record(transaction, first).replaceWithVoid();
        }));
    }

    /// Keeps one that was not understood, if it is the first of its name.
    ///
    /// @return the first answer
    Uni<Answer> keep(Claim claim, Quarantined kept) {
        return transactions
                .write(transaction -> once(
                        transaction,
                        List.of(claim),
                        answers -> answers.getFirst().isFirst()
                                ? quarantine.insert(transaction, kept)
                                : Uni.createFrom().voidItem()))
                .map(List::getFirst);
    }

    private Uni<List<Answer>> once(
            SqlConnection transaction, List<Claim> claims, Function<List<Answer>, Uni<Void>> work) {
        return deliveries
                .claim(transaction, claims)
                .call(work::apply)
                .call(answers -> statistics.count(transaction, counted(claims, answers)));
    }

    private static List<Counted> counted(List<Claim> claims, List<Answer> answers) {
        return IntStream.range(0, claims.size())
                .mapToObj(index -> new Counted(
                        claims.get(index).delivery().sourceId(),
                        outcome(answers.get(index)),
                        claims.get(index).receivedAt()))
                .toList();
    }

    private static Outcome outcome(Answer answer) {
        if (!answer.isFirst()) {
            return Outcome.DUPLICATE;
        }
        return switch (answer.state()) {
            case RECEIVED -> Outcome.ACCEPTED;
            case QUARANTINED -> Outcome.QUARANTINED;
        };
    }
}
