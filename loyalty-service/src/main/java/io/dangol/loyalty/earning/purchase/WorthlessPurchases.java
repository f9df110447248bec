package io.dangol.loyalty.earning.purchase;

import io.dangol.kit.db.Rows;
import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.Command;
import io.dangol.loyalty.ledger.TransactionKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Remembers the purchases that were worth no point when they were first told of. The inbox forgets an event some time
/// later, and rules change; a purchase that is published again then must not earn by the rules of that day.
@ApplicationScoped
class WorthlessPurchases {
    private static final String FIND =
            "SELECT purchase_id FROM purchase_without_points WHERE purchase_id = ANY ($1::uuid[])";

    /// One that earned before, by another rule, is none of them.
    private static final String NOTE = """
            INSERT INTO purchase_without_points (purchase_id)
            SELECT purchase_id FROM unnest($1::uuid[], $2::uuid[]) AS valued (purchase_id, cause)
            WHERE NOT EXISTS (SELECT FROM ledger_transaction AS posted WHERE posted.cause = valued.cause)
            ORDER BY purchase_id
            ON CONFLICT DO NOTHING
            """;

    /// The purchases that were not found worthless before.
    Uni<List<PurchaseRecorded>> without(SqlConnection transaction, List<PurchaseRecorded> purchases) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of((Object)
                        purchases.stream().map(PurchaseRecorded::purchase).toArray(UUID[]::new)))
                .map(rows -> {
                    Set<UUID> known = Rows.stream(rows)
                            .map(row -> row.getUUID("purchase_id"))
                            .collect(Collectors.toSet());
                    return known.isEmpty()
                            ? purchases
                            : purchases.stream()
                                    .filter(purchase -> !known.contains(purchase.purchase()))
                                    .toList();
                });
    }

    /// Notes which purchases are worth nothing.
    ///
    /// @param commands what the others earn
    Uni<Void> note(SqlConnection transaction, List<PurchaseRecorded> valued, List<Command> commands) {
        Set<String> worth =
                commands.stream().map(command -> command.heading().reference()).collect(Collectors.toSet());
        List<PurchaseRecorded> worthless = valued.stream()
                .filter(purchase -> !worth.contains(purchase.purchaseId()))
                .toList();
        if (worthless.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(NOTE)
                .execute(Tuple.of(
                        worthless.stream().map(PurchaseRecorded::purchase).toArray(UUID[]::new),
                        worthless.stream()
                                .map(purchase -> Cause.of(TransactionKind.EARN, purchase.purchaseId())
                                        .id())
                                .toArray(UUID[]::new)))
                .replaceWithVoid();
    }
}
