package io.dangol.feedback.intake;

import io.dangol.feedback.feedback.Draft;
import io.dangol.feedback.feedback.FeedbackRecorder;
import io.dangol.feedback.intake.DeliveryRepository.Answer;
import io.dangol.feedback.statistics.DeliveryStatistics;
import io.dangol.feedback.statistics.DeliveryStatistics.Counted;
import io.dangol.feedback.statistics.Outcome;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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
    /// What does not need the answer of the statement before is sent without waiting for it: two round trips.
    ///
    /// @return the first answer to each, in the same order
    Uni<List<Answer>> record(List<Arrival> arrivals) {
        List<Claim> claims = arrivals.stream().map(Arrival::claim).toList();
        List<Draft> drafts = arrivals.stream().map(Arrival::draft).toList();
        return transactions.write(transaction -> Uni.combine()
                .all()
                .unis(deliveries.claim(transaction, claims), recorder.customers(transaction, drafts))
                .asTuple()
                .call(asked -> Uni.join()
                        .all(
                                recorder.record(transaction, first(drafts, asked.getItem1()), asked.getItem2())
                                        .replaceWithVoid(),
                                count(transaction, claims, asked.getItem1()))
                        .andFailFast())
                .map(Tuple2::getItem1));
    }

    private static List<Draft> first(List<Draft> drafts, List<Answer> answers) {
        return IntStream.range(0, drafts.size())
                .filter(index -> answers.get(index).isFirst())
                .mapToObj(drafts::get)
                .toList();
    }

    /// Keeps one that was not understood, if it is the first of its name.
    ///
    /// @return the first answer
    Uni<Answer> keep(Claim claim, Quarantined kept) {
        return transactions
                .write(transaction -> deliveries
                        .claim(transaction, List.of(claim))
                        .call(answers -> answers.getFirst().isFirst()
                                ? quarantine.insert(transaction, kept)
                                : Uni.createFrom().voidItem())
                        .call(answers -> count(transaction, List.of(claim), answers)))
                .map(List::getFirst);
    }

    private Uni<Void> count(SqlConnection transaction, List<Claim> claims, List<Answer> answers) {
        return statistics.count(transaction, counted(claims, answers));
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
