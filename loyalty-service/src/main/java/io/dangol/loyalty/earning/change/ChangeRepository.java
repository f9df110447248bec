package io.dangol.loyalty.earning.change;

import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.loyalty.earning.change.ChangeRound.EarnRow;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// SQL of what is known of purchases that were changed.
@ApplicationScoped
class ChangeRepository {
    private static final String FIND = """
            SELECT purchase_id, currency, total_version, total, returned_version, returned_total, cancelled, repriced,
                corrected_version, purchased_at, channel, changed_by, changed_version, return_id, changed_at, settled
            FROM purchase_state WHERE purchase_id = ANY ($1::uuid[])
            """;
    private static final String WORTHLESS =
            "SELECT purchase_id FROM purchase_without_points WHERE purchase_id = ANY ($1::uuid[])";
    private static final String PUT = """
            INSERT INTO purchase_state
                (purchase_id, currency, total_version, total, returned_version, returned_total, cancelled, repriced,
                corrected_version, purchased_at, channel, changed_by, changed_version, return_id, changed_at, settled)
            SELECT purchase_id, currency, total_version, total::numeric, returned_version, returned_total::numeric,
                cancelled, repriced, corrected_version, purchased_at, channel, changed_by, changed_version, return_id,
                changed_at, settled
            FROM unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::int[], $6::text[], $7::boolean[],
                    $8::boolean[], $9::int[], $10::timestamptz[], $11::text[], $12::text[], $13::int[], $14::uuid[],
                    $15::timestamptz[], $16::boolean[])
                AS told (purchase_id, currency, total_version, total, returned_version, returned_total, cancelled,
                    repriced, corrected_version, purchased_at, channel, changed_by, changed_version, return_id,
                    changed_at, settled)
            ORDER BY purchase_id
            ON CONFLICT (purchase_id) DO UPDATE
            SET currency = excluded.currency, total_version = excluded.total_version, total = excluded.total,
                returned_version = excluded.returned_version, returned_total = excluded.returned_total,
                cancelled = excluded.cancelled, repriced = excluded.repriced,
                corrected_version = excluded.corrected_version, purchased_at = excluded.purchased_at,
                channel = excluded.channel, changed_by = excluded.changed_by,
                changed_version = excluded.changed_version, return_id = excluded.return_id,
                changed_at = excluded.changed_at, settled = excluded.settled
            """;
    private static final String PUT_EARNINGS = """
            INSERT INTO purchase_earn (purchase_id, version, cause, asked)
            SELECT * FROM unnest($1::uuid[], $2::int[], $3::uuid[], $4::bigint[])
                AS told (purchase_id, version, cause, asked)
            ORDER BY purchase_id, version
            ON CONFLICT (purchase_id, version) DO UPDATE SET asked = excluded.asked
            """;

    /// What is known of these purchases, of those that were changed.
    Uni<Map<UUID, PurchaseState>> find(SqlConnection connection, Collection<UUID> purchaseIds) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(purchaseIds.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, PurchaseState> known = new HashMap<>();
                    rows.forEach(row -> known.put(row.getUUID("purchase_id"), state(row)));
                    return known;
                });
    }

    /// Which of these purchases were told of, and worth no point.
    Uni<Set<UUID>> worthless(SqlConnection connection, Collection<UUID> purchaseIds) {
        return connection
                .preparedQuery(WORTHLESS)
                .execute(Tuple.of(purchaseIds.toArray(UUID[]::new)))
                .map(rows ->
                        Rows.stream(rows).map(row -> row.getUUID("purchase_id")).collect(Collectors.toSet()));
    }

    Uni<Void> put(SqlConnection transaction, List<PurchaseState> states) {
        return transaction
                .preparedQuery(PUT)
                .execute(Tuple.tuple()
                        .addValue(column(states, PurchaseState::purchaseId, UUID[]::new))
                        .addValue(column(states, PurchaseState::currency, String[]::new))
                        .addValue(column(states, PurchaseState::totalVersion, Integer[]::new))
                        .addValue(column(states, state -> state.total().toPlainString(), String[]::new))
                        .addValue(column(states, PurchaseState::returnedVersion, Integer[]::new))
                        .addValue(column(states, state -> state.returnedTotal().toPlainString(), String[]::new))
                        .addValue(column(states, PurchaseState::cancelled, Boolean[]::new))
                        .addValue(column(states, PurchaseState::repriced, Boolean[]::new))
                        .addValue(corrections(states, PurchaseState.Correction::version, Integer[]::new))
                        .addValue(corrections(states, told -> Times.utc(told.purchasedAt()), OffsetDateTime[]::new))
                        .addValue(corrections(states, PurchaseState.Correction::channel, String[]::new))
                        .addValue(column(states, state -> state.cause().reason().text(), String[]::new))
                        .addValue(column(states, state -> state.cause().version(), Integer[]::new))
                        .addValue(column(states, state -> state.cause().returnId(), UUID[]::new))
                        .addValue(
                                column(states, state -> Times.utc(state.cause().happenedAt()), OffsetDateTime[]::new))
                        .addValue(column(states, PurchaseState::settled, Boolean[]::new)))
                .replaceWithVoid();
    }

    Uni<Void> putEarnings(SqlConnection transaction, List<EarnRow> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(PUT_EARNINGS)
                        .execute(Tuple.tuple()
                                .addValue(column(rows, EarnRow::purchaseId, UUID[]::new))
                                .addValue(column(rows, EarnRow::version, Integer[]::new))
                                .addValue(column(rows, EarnRow::cause, UUID[]::new))
                                .addValue(column(rows, EarnRow::asked, Long[]::new)))
                        .replaceWithVoid();
    }

    private static PurchaseState state(Row row) {
        Integer correctedVersion = row.getInteger("corrected_version");
        return new PurchaseState(
                row.getUUID("purchase_id"),
                row.getString("currency"),
                row.getInteger("total_version"),
                row.getBigDecimal("total"),
                row.getInteger("returned_version"),
                row.getBigDecimal("returned_total"),
                row.getBoolean("cancelled"),
                row.getBoolean("repriced"),
                correctedVersion == null
                        ? null
                        : new PurchaseState.Correction(
                                correctedVersion, Times.instant(row, "purchased_at"), row.getString("channel")),
                new ChangeCause(
                        ChangeCause.Reason.of(row.getString("changed_by")),
                        row.getInteger("changed_version"),
                        row.getUUID("return_id"),
                        Times.instant(row, "changed_at")),
                row.getBoolean("settled"));
    }

    private static <T> Object corrections(
            List<PurchaseState> states,
            Function<PurchaseState.Correction, ? extends @Nullable T> value,
            Function<Integer, @Nullable T[]> array) {
        return column(states, state -> state.correction() == null ? null : value.apply(state.correction()), array);
    }

    private static <R, T> Object column(
            List<R> rows, Function<R, ? extends @Nullable T> value, Function<Integer, @Nullable T[]> array) {
        @Nullable T[] column = array.apply(rows.size());
        for (int index = 0; index < column.length; index++) {
            column[index] = value.apply(rows.get(index));
        }
        return column;
    }
}
