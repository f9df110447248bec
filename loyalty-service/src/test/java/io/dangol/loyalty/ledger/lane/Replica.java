package io.dangol.loyalty.ledger.lane;

import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.ledger.Books;
import io.dangol.loyalty.ledger.CommandQueue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;

/// The lanes of one more process: what replicas share is the database, and nothing else.
public final class Replica {
    private Replica() {}

    /// @param lanes how many it has
    /// @param queueMost how many commands wait in a lane at most
    public static CommandQueue of(Transactions transactions, Books books, int lanes, int queueMost) {
        return new LedgerLanes(transactions, books, new Small(lanes, 7, 4, queueMost), new SimpleMeterRegistry());
    }

    /// Small batches, so that few commands make many.
    private record Small(int lanes, int batchMost, int togetherMost, int queueMost) implements LedgerLanes.Settings {
        @Override
        public Duration timeout() {
            return Duration.ofSeconds(30);
        }
    }
}
