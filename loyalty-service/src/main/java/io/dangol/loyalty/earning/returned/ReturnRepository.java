package io.dangol.loyalty.earning.returned;

import io.dangol.kit.db.Times;
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
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// SQL of what is known of returns, and of what their purchases earned.
@ApplicationScoped
class ReturnRepository {
    private static final String FIND = """
            SELECT purchase_id, version, return_id, returned_at, purchase_total, returned_total, asked
            FROM purchase_return WHERE purchase_id = ANY ($1::uuid[])
            """;
    private static final String EARNED = """
            SELECT posted.cause, posted.id, lot.granted, lot.account_id,
                rule.rule_id, rule.version, rule.amount, rule.points, posted.basis_currency
            FROM ledger_transaction AS posted
            JOIN lot ON lot.transaction_id = posted.id
            JOIN earning_rule_version AS rule ON rule.rule_id = posted.rule_id AND rule.version = posted.rule_version
            WHERE posted.cause = ANY ($1::uuid[])
            """;
    private static final String PUT = """
            INSERT INTO purchase_return
                (purchase_id, version, return_id, returned_at, purchase_total, returned_total, asked)
            SELECT purchase_id, version, return_id, returned_at, purchase_total::numeric, returned_total::numeric, asked
            FROM unnest($1::uuid[], $2::int[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[], $7::bigint[])
                AS told (purchase_id, version, return_id, returned_at, purchase_total, returned_total, asked)
            ORDER BY purchase_id
            ON CONFLICT (purchase_id) DO UPDATE
            SET version = excluded.version, return_id = excluded.return_id, returned_at = excluded.returned_at,
                purchase_total = excluded.purchase_total, returned_total = excluded.returned_total,
                asked = excluded.asked
            """;

    /// What is known of these purchases' returns, of those that have any.
    Uni<Map<UUID, ReturnedPurchase>> find(SqlConnection connection, Collection<UUID> purchaseIds) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(purchaseIds.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, ReturnedPurchase> known = new HashMap<>();
                    rows.forEach(row -> known.put(row.getUUID("purchase_id"), purchase(row)));
                    return known;
                });
    }

    /// What these purchases earned, of those that earned anything so far.
    Uni<Map<UUID, Earned>> earned(SqlConnection connection, Collection<UUID> purchaseIds) {
        Map<UUID, UUID> purchases = new HashMap<>();
        purchaseIds.forEach(id -> purchases.put(
                Cause.of(TransactionKind.EARN, PublicId.format(PublicIds.PURCHASE, id))
                        .id(),
                id));
        return connection
                .preparedQuery(EARNED)
                .execute(Tuple.of(purchases.keySet().toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Earned> earned = new HashMap<>();
                    rows.forEach(row -> earned.put(purchases.get(row.getUUID("cause")), earned(row)));
                    return earned;
                });
    }

    Uni<Void> put(SqlConnection transaction, List<ReturnedPurchase> purchases) {
        return transaction
                .preparedQuery(PUT)
                .execute(Tuple.tuple()
                        .addValue(column(purchases, ReturnedPurchase::purchaseId, UUID[]::new))
                        .addValue(column(purchases, ReturnedPurchase::version, Integer[]::new))
                        .addValue(column(purchases, ReturnedPurchase::returnId, UUID[]::new))
                        .addValue(
                                column(purchases, purchase -> Times.utc(purchase.returnedAt()), OffsetDateTime[]::new))
                        .addValue(column(purchases, purchase -> plain(purchase.purchaseTotal()), String[]::new))
                        .addValue(column(purchases, purchase -> plain(purchase.returnedTotal()), String[]::new))
                        .addValue(column(purchases, ReturnedPurchase::asked, Long[]::new)))
                .replaceWithVoid();
    }

    private static ReturnedPurchase purchase(Row row) {
        return new ReturnedPurchase(
                row.getUUID("purchase_id"),
                row.getInteger("version"),
                row.getUUID("return_id"),
                Times.instant(row, "returned_at"),
                row.getBigDecimal("purchase_total"),
                row.getBigDecimal("returned_total"),
                row.getLong("asked"));
    }

    private static Earned earned(Row row) {
        return new Earned(
                new TransactionId(row.getUUID("id")),
                AccountIds.main(new AccountId(row.getUUID("account_id"))),
                row.getLong("granted"),
                new EarningRate(
                        row.getUUID("rule_id"),
                        row.getString("basis_currency"),
                        row.getBigDecimal("amount"),
                        row.getLong("points"),
                        row.getInteger("version")));
    }

    private static <T> Object column(
            List<ReturnedPurchase> rows, Function<ReturnedPurchase, T> value, Function<Integer, T[]> array) {
        T[] column = array.apply(rows.size());
        for (int index = 0; index < column.length; index++) {
            column[index] = value.apply(rows.get(index));
        }
        return column;
    }

    private static String plain(BigDecimal amount) {
        return amount.toPlainString();
    }
}
