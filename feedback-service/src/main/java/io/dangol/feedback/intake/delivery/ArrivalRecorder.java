package io.dangol.feedback.intake.delivery;

import io.dangol.feedback.base.customer.IdentityName;
import io.dangol.feedback.base.id.CustomerId;
import io.dangol.feedback.intake.delivery.Understanding.NotUnderstood;
import io.dangol.feedback.intake.statistics.DeliveryStatistics;
import io.dangol.feedback.intake.statistics.DeliveryStatistics.Counted;
import io.dangol.feedback.intake.statistics.Outcome;
import io.dangol.feedback.voice.Differing;
import io.dangol.feedback.voice.Feedback.Recorded;
import io.dangol.feedback.voice.FeedbackRecorder;
import io.dangol.feedback.voice.PreparedFeedback;
import io.dangol.kit.problem.Refusal.Violation;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes what became of deliveries: the note of each answer, what it promises, and the count, in one
/// transaction. Every delivery but the first of its name changes nothing but the count.
@ApplicationScoped
class ArrivalRecorder {
    private final Transactions transactions;
    private final DeliveryRepository deliveries;
    private final Quarantine quarantine;
    private final FeedbackRecorder recorder;
    private final DeliveryStatistics statistics;

    ArrivalRecorder(
            Transactions transactions,
            DeliveryRepository deliveries,
            Quarantine quarantine,
            FeedbackRecorder recorder,
            DeliveryStatistics statistics) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.quarantine = quarantine;
        this.recorder = recorder;
        this.statistics = statistics;
    }

    /// Records those that are the first of their names. A reference that is recorded already gets the
    /// delivery's content as its next version; what cannot be a version of it goes to the quarantine.
    ///
    /// @return the first answer to each, in the same order
    Uni<List<DeliveryAnswer>> record(List<Arrival> arrivals) {
        List<Claim> claims = arrivals.stream().map(Arrival::claim).toList();
        List<PreparedFeedback> prepared =
                arrivals.stream().map(Arrival::prepared).toList();
        return transactions.write(transaction -> Uni.combine()
                .all()
                .unis(deliveries.claim(transaction, claims), recorder.customers(transaction, prepared))
                .asTuple()
                .flatMap(asked -> record(transaction, arrivals, asked.getItem1(), asked.getItem2()))
                .call(answers -> count(transaction, claims, answers)));
    }

    private Uni<List<DeliveryAnswer>> record(
            SqlConnection transaction,
            List<Arrival> arrivals,
            List<DeliveryAnswer> claimed,
            Map<IdentityName, CustomerId> known) {
        List<Arrival> first = IntStream.range(0, arrivals.size())
                .filter(index -> claimed.get(index).isFirst())
                .mapToObj(arrivals::get)
                .toList();
        return recorder.record(
                        transaction, first.stream().map(Arrival::prepared).toList(), known, Differing.REVISE)
                .flatMap(recorded -> settle(transaction, first, recorded))
                .map(instead -> claimed.stream()
                        .map(answer -> answer.insteadIn(instead))
                        .toList());
    }

    /// Notes the answers to those that became no feedback of their own.
    ///
    /// @return them, by the ids that the deliveries had claimed
    private Uni<Map<UUID, DeliveryAnswer>> settle(
            SqlConnection transaction, List<Arrival> arrivals, List<Recorded> recorded) {
        Map<Claim, DeliveryAnswer> instead = new LinkedHashMap<>();
        Uni<Void> kept = Uni.createFrom().voidItem();
        for (int index = 0; index < arrivals.size(); index++) {
            Arrival arrival = arrivals.get(index);
            Claim claim = arrival.claim();
            switch (recorded.get(index)) {
                case Recorded.Created created -> {
                    // It has the id that was claimed.
                }
                case Recorded.Unchanged known ->
                    instead.put(claim, claim.answer(known.feedback().id(), Receipt.State.RECEIVED));
                case Recorded.Revised edit ->
                    instead.put(claim, claim.answer(edit.feedback().id(), Receipt.State.RECEIVED));
                case Recorded.Differs differs -> {
                    instead.put(claim, claim.answer(claim.id(), Receipt.State.QUARANTINED));
                    kept = kept.chain(
                            () -> quarantine.keep(transaction, arrival.unclear().apply(why(differs))));
                }
            }
        }
        return kept.chain(() -> deliveries.answerInstead(transaction, instead))
                .map(noted -> instead.entrySet().stream()
                        .collect(Collectors.toMap(entry -> entry.getKey().id(), Map.Entry::getValue)));
    }

    private static NotUnderstood why(Recorded.Differs differs) {
        return NotUnderstood.of(new Violation(differs.field(), differs.rule()));
    }

    /// Keeps one that was not understood, if it is the first of its name.
    ///
    /// @return the first answer
    Uni<DeliveryAnswer> keep(Claim claim, UnclearDelivery kept) {
        return transactions
                .write(transaction -> deliveries
                        .claim(transaction, List.of(claim))
                        .call(answers -> answers.getFirst().isFirst()
                                ? quarantine.keep(transaction, kept)
                                : Uni.createFrom().voidItem())
                        .call(answers -> count(transaction, List.of(claim), answers)))
                .map(List::getFirst);
    }

    private Uni<Void> count(SqlConnection transaction, List<Claim> claims, List<DeliveryAnswer> answers) {
        return statistics.count(transaction, counted(claims, answers));
    }

    private static List<Counted> counted(List<Claim> claims, List<DeliveryAnswer> answers) {
        return IntStream.range(0, claims.size())
                .mapToObj(index -> new Counted(
                        claims.get(index).delivery().sourceId(),
                        outcome(answers.get(index)),
                        claims.get(index).receivedAt()))
                .toList();
    }

    private static Outcome outcome(DeliveryAnswer answer) {
        if (!answer.isFirst()) {
            return Outcome.DUPLICATE;
        }
        return switch (answer.state()) {
            case RECEIVED -> Outcome.ACCEPTED;
            case QUARANTINED -> Outcome.QUARANTINED;
        };
    }
}
