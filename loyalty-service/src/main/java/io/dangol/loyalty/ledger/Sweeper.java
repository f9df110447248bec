package io.dangol.loyalty.ledger;

import io.smallrye.mutiny.Uni;

/// Posts what is due, one bounded batch after the other.
public interface Sweeper {
    /// Does once what is due by now.
    ///
    /// @param job what the sweep is called in metrics and logs
    /// @param reader reads what is due
    Uni<SweepResult> sweep(String job, DueReader reader);
}
