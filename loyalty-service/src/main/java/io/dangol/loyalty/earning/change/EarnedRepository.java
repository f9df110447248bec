package io.dangol.loyalty.earning.change;

import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.earning.rule.EarningRate;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.AccountIds;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.PublicIds;
import io.dangol.loyalty.ledger.TransactionId;
import io.dangol.loyalty.ledger.TransactionKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// SQL of what purchases earned, when they were told of and by corrections.
@ApplicationScoped
class EarnedRepository {
    private static final String EARNED = """
            WITH due AS MATERIALIZED (
                SELECT told.purchase_id, 1 AS version, told.cause, coalesce(first.asked, 0) AS asked
                FROM unnest($1::uuid[], $2::uuid[]) AS told (purchase_id, cause)
                LEFT JOIN purchase_earn AS first ON first.purchase_id = told.purchase_id AND first.version = 1
                UNION ALL
                SELECT purchase_id, version, cause, asked
                FROM purchase_earn WHERE purchase_id = ANY ($1::uuid[]) AND version > 1
            )
            SELECT due.purchase_id, due.version, due.asked, posted.id, lot.granted, lot.account_id,
                (SELECT coalesce(sum(entry.amount), 0)::bigint FROM ledger_transaction AS back
                    JOIN ledger_entry AS entry ON entry.transaction_id = back.id AND entry.balance_after IS NULL
                    WHERE back.reverses = posted.id AND back.kind = 'clawback') AS taken,
                rule.rule_id, rule.version AS rule_version, rule.amount, rule.points, posted.basis_currency
            FROM due
            JOIN ledger_transaction AS posted ON posted.cause = due.cause
            JOIN lot ON lot.transaction_id = posted.id
            JOIN earning_rule_version AS rule ON rule.rule_id = posted.rule_id AND rule.version = posted.rule_version
            ORDER BY due.purchase_id, due.version
            """;

    /// What these purchases earned, of those that earned anything so far, each in the order of the versions.
    Uni<Map<UUID, List<Earned>>> find(SqlConnection connection, Collection<UUID> purchaseIds) {
        UUID[] causes = purchaseIds.stream()
                .map(id -> Cause.of(TransactionKind.EARN, PublicId.format(PublicIds.PURCHASE, id))
                        .id())
                .toArray(UUID[]::new);
        return connection
                .preparedQuery(EARNED)
                .execute(Tuple.of(purchaseIds.toArray(UUID[]::new), causes))
                .map(rows -> {
                    Map<UUID, List<Earned>> earned = new HashMap<>();
                    rows.forEach(row -> earned.computeIfAbsent(row.getUUID("purchase_id"), id -> new ArrayList<>())
                            .add(earned(row)));
                    return earned;
                });
    }

    private static Earned earned(Row row) {
        return new Earned(
                row.getInteger("version"),
                new TransactionId(row.getUUID("id")),
                AccountIds.main(new AccountId(row.getUUID("account_id"))),
                row.getLong("granted"),
                row.getLong("asked"),
                row.getLong("taken"),
                new EarningRate(
                        row.getUUID("rule_id"),
                        row.getString("basis_currency"),
                        row.getBigDecimal("amount"),
                        row.getLong("points"),
                        row.getInteger("rule_version")));
    }
}
