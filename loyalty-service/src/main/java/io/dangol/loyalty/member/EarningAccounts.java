package io.dangol.loyalty.member;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Map;
import java.util.UUID;

/// Finds the accounts that customers earn to.
public interface EarningAccounts {
    /// The accounts that customers earn to: their pool's while they are in one.
    ///
    /// @param own their own accounts
    Uni<Map<UUID, UUID>> earningAccounts(SqlConnection connection, Map<UUID, UUID> own);
}
