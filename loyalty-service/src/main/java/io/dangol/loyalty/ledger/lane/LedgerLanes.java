package io.dangol.loyalty.ledger.lane;

import io.dangol.kit.lane.LaneSettings;
import io.dangol.kit.lane.Lanes;
import io.dangol.kit.lane.OverloadDoor;
import io.dangol.kit.lane.Spacing;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.ledger.Answer;
import io.dangol.loyalty.ledger.Books;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.CommandQueue;
import io.dangol.loyalty.ledger.LaneProblem;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.ConfigMapping;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Brings commands to the ledger by the lanes of their accounts.
@ApplicationScoped
class LedgerLanes implements CommandQueue {
    private static final List<String> POSTINGS = List.of("/v1/transactions", "/v1/holds", "/v1/transfers");

    private final Lanes<Command, Answer> lanes;

    LedgerLanes(Transactions transactions, Books books, Settings settings, MeterRegistry metrics) {
        this.lanes = new Lanes<>(
                "dangol.ledger",
                settings,
                LaneProblem.REFUSALS,
                Spacing.NONE,
                metrics,
                commands -> transactions
                        .write(transaction -> books.post(transaction, commands))
                        .map(posted -> posted.outcomes().stream()
                                .map(outcome -> new Answer(outcome, posted.recordedAt()))
                                .toList()));
    }

    /// How commands queue for the ledger.
    @ConfigMapping(prefix = "dangol.ledger")
    interface Settings extends LaneSettings {}

    @Override
    public Uni<Answer> submit(Command command) {
        return lanes.submit(command.accountId(), command);
    }

    @Override
    public CompletableFuture<Answer> submitNow(Command command) {
        return lanes.submitNow(command.accountId(), command);
    }

    /// Whether more than three quarters of all the room is taken.
    boolean areNearlyFull() {
        return lanes.areNearlyFull();
    }

    void openDoor(@Observes Filters filters) {
        new OverloadDoor(lanes, POSTINGS).open(filters);
    }
}
