package io.dangol.loyalty.transaction;

import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.loyalty.ledger.Command;
import io.smallrye.mutiny.Uni;

/// Where adjustments go that are too large for one person.
public interface Approvals {
    /// Keeps an adjustment until another person approves it; the same again gets the same answer.
    ///
    /// @param request what was asked, in a form that can be written as JSON
    /// @param known whether its key proposed it before
    /// @return 202 with the proposal
    Uni<Reply> propose(IdempotencyKey key, Object request, Command.Adjust adjustment, boolean known);
}
