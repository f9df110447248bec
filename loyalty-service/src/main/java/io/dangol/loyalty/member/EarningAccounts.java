package io.dangol.loyalty.member;

import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.CustomerId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Map;

/// Finds the accounts that customers earn to.
public interface EarningAccounts {
    /// The accounts that customers earn to: their pool's while they are in one.
    ///
    /// @param own their own accounts
    Uni<Map<CustomerId, AccountId>> earningAccounts(SqlConnection connection, Map<CustomerId, AccountId> own);
}
