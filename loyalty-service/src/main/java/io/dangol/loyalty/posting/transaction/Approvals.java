package io.dangol.loyalty.posting.transaction;

import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.idempotency.Reply;
import io.dangol.loyalty.ledger.Command;
import io.smallrye.mutiny.Uni;

/// Where corrections and grants go that are too much for one person.
public interface Approvals {
    /// Keeps a posting until another person approves it; the same again gets the same answer.
    ///
    /// @param request what was asked, in a form that can be written as JSON
    /// @param command an adjustment, or an earning without a quote
    /// @return 202 with the proposal
    Uni<Reply> propose(IdempotencyKey key, Object request, Command command);
}
