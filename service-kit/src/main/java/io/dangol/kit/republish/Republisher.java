package io.dangol.kit.republish;

import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.republish.EventHistory.PastEvent;
import io.dangol.kit.republish.EventHistory.Stretch;
import io.dangol.kit.transaction.Outage;
import io.dangol.kit.transaction.Transactions;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Publishes the history again where an operator has asked for it: a row in `republication`. It writes a
/// page of events to the outbox in one transaction with how far it has come, so that it goes on where it
/// was whenever it is broken off, on whichever replica. The relay publishes them in order among the events
/// of the day.
///
/// An event that is told again can come behind newer ones of its customer. Consumers are right in any order, and one
/// that has taken the event passes over it by its id.
@ApplicationScoped
class Republisher {
    private static final Logger LOG = Logger.getLogger(Republisher.class);
    private static final int PAGE_MOST = 500;
    private static final int TICK_SECONDS = 2;

    private final List<EventHistory> histories;
    private final RepublicationRepository republications;
    private final Transactions transactions;
    private final Outbox outbox;

    Republisher(
            @All List<EventHistory> histories,
            RepublicationRepository republications,
            Transactions transactions,
            Outbox outbox) {
        this.histories = histories;
        this.republications = republications;
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /// Publishes what the rate allows until the next tick.
    @Scheduled(every = TICK_SECONDS + "s", delayed = TICK_SECONDS + "s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return histories.isEmpty()
                ? Uni.createFrom().voidItem()
                : publish(0).onFailure().recoverWithUni(Republisher::noteFailure);
    }

    /// The next tick tries again, which it does for as long as the database is away.
    private static Uni<Void> noteFailure(Throwable failure) {
        if (Outage.isToldBy(failure)) {
            LOG.debug("the history waits for the database", failure);
        } else {
            LOG.error("the history cannot be published again; it is tried again", failure);
        }
        return Uni.createFrom().voidItem();
    }

    /// @param before how many events this tick has published before
    private Uni<Void> publish(int before) {
        return transactions
                .write(transaction -> republications
                        .take(transaction)
                        .flatMap(running -> running.map(each -> page(transaction, each, before))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))))
                .flatMap(published -> published
                        .map(events -> publish(before + events))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /// @return how many events the page had; empty where the tick is over
    private Uni<Optional<Integer>> page(SqlConnection transaction, Republication running, int before) {
        int allowed = running.perSecond() * TICK_SECONDS;
        if (before >= allowed) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (running.total() == null) {
            return count(transaction, running).replaceWith(Optional.of(0));
        }
        // What waits for the relay holds up the events of the day, so no more is added than it sends in a tick.
        return republications.backlog(transaction, allowed + 1).flatMap(backlog -> {
            if (backlog > allowed) {
                return Uni.createFrom().item(Optional.empty());
            }
            return read(transaction, running, Math.min(PAGE_MOST, allowed - before))
                    .flatMap(events -> write(transaction, running, events));
        });
    }

    private Uni<Void> count(SqlConnection transaction, Republication running) {
        Uni<Long> total = Uni.createFrom().item(0L);
        for (EventHistory history : histories) {
            total = total.flatMap(
                    sum -> history.count(transaction, running.since()).map(count -> sum + count));
        }
        return total.flatMap(sum -> republications.setTotal(transaction, running.id(), sum));
    }

    private Uni<Optional<Integer>> write(SqlConnection transaction, Republication running, List<PastEvent> events) {
        if (events.isEmpty()) {
            return republications.end(transaction, running.id()).replaceWith(Optional.empty());
        }
        return outbox.add(transaction, events.stream().map(PastEvent::event).toList())
                .chain(() -> republications.advance(
                        transaction, running.id(), events.getLast().place(), events.size()))
                .replaceWith(Optional.of(events.size()));
    }

    /// Reads one history after the other. One that has more than a page ends the stretch of those that follow, so that
    /// none is read further than is published.
    private Uni<List<PastEvent>> read(SqlConnection transaction, Republication running, int most) {
        Uni<FirstEvents> merged = Uni.createFrom().item(FirstEvents.NONE_READ);
        for (EventHistory history : histories) {
            merged = merged.flatMap(before -> history.read(
                            transaction, new Stretch(running.place(), before.upTo(), running.since(), most))
                    .map(events -> before.with(events, most)));
        }
        return merged.map(FirstEvents::events);
    }
}
