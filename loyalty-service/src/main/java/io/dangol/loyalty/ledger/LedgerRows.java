package io.dangol.loyalty.ledger;

import io.dangol.kit.db.Times;
import io.vertx.mutiny.sqlclient.Row;

/// The ledger's rows as values.
public final class LedgerRows {
    private LedgerRows() {}

    public static Lot lot(Row row) {
        return new Lot(
                row.getUUID("id"),
                new AccountId(row.getUUID("account_id")),
                row.getUUID("transaction_id"),
                row.getLong("granted"),
                row.getLong("remaining"),
                Times.instant(row, "granted_at"),
                Times.instantOrNull(row, "expires_at"),
                Times.instantOrNull(row, "available_at"),
                row.getUUID("origin_id"),
                row.getUUID("source_id"));
    }

    /// A row of `hold`.
    public static Hold hold(Row row) {
        return new Hold(
                row.getUUID("id"),
                new AccountId(row.getUUID("account_id")),
                row.getLong("points"),
                row.getLong("captured"),
                Hold.State.of(row.getString("state")),
                row.getString("reason"),
                row.getString("reference"),
                Times.instant(row, "placed_at"),
                Times.instant(row, "expires_at"),
                row.getUUID("placed_by"),
                row.getUUID("resolved_by"));
    }

    public static Entry entry(Row row) {
        return new Entry(
                new AccountId(row.getUUID("account_id")),
                row.getLong("amount"),
                row.getLong("balance_after"),
                row.getLong("account_version"));
    }
}
