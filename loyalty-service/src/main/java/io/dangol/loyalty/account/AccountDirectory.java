package io.dangol.loyalty.account;

import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.CustomerId;
import io.smallrye.mutiny.Uni;

/// Tells other wings which accounts a reader may have to do with.
public interface AccountDirectory {
    /// Fails with 404 where there is no such account, or not for this reader.
    Uni<Void> visible(AccountId id, Reader reader);

    /// Fails with 404 unless the account is the one of the customer's own points.
    Uni<Void> ownedBy(AccountId id, CustomerId customerId);
}
