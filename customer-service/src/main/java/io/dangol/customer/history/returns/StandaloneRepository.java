package io.dangol.customer.history.returns;

import io.dangol.customer.history.purchase.PurchaseBalance;
import io.dangol.customer.person.CustomerId;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The SQL of returns without a purchase.
@ApplicationScoped
class StandaloneRepository {
    /// The name of the lock of credit notes among PostgreSQL's advisory locks; the database is the service's own.
    private static final long CREDITS = 0x63726564697473L;

    private static final String LOCK = "SELECT pg_advisory_xact_lock($1)";
    private static final String TOLD =
            "SELECT " + ReturnRows.STANDALONE + """
            FROM unnest($1::text[], $2::text[], $3::text[]) AS wanted (source, order_id, return_id)
            JOIN standalone_return AS told ON told.source = wanted.source AND told.order_id = wanted.order_id
                AND told.return_id = wanted.return_id
            UNION ALL
            """ + "SELECT " + ReturnRows.STANDALONE + """
            FROM unnest($1::text[], $2::text[], $3::text[]) AS wanted (source, order_id, return_id)
            JOIN standalone_return AS told ON told.source = wanted.source AND told.order_id IS NULL
                AND told.return_id = wanted.return_id
            WHERE wanted.order_id IS NULL
            """;
    private static final String INSERT = """
            INSERT INTO standalone_return (id, state, source, order_id, return_id, customer_id, returned_at, amount,
                currency, reason, lines, recorded_at)
            SELECT id, state, source, order_id, return_id, customer_id, returned_at, amount::numeric, currency, reason,
                lines::jsonb, recorded_at
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::timestamptz[],
                    $8::text[], $9::text[], $10::text[], $11::text[], $12::timestamptz[])
                AS told (id, state, source, order_id, return_id, customer_id, returned_at, amount, currency, reason,
                    lines, recorded_at)
            """;
    private static final String ANY_WAITING =
            "SELECT EXISTS (SELECT FROM standalone_return WHERE state = 'waiting') AS waiting";
    private static final String WAITING = "SELECT " + ReturnRows.STANDALONE_WITHOUT_LINES + """
            FROM unnest($1::text[], $2::text[]) AS recorded (source, order_id)
            JOIN standalone_return AS told
                ON told.source = recorded.source AND told.order_id = recorded.order_id AND told.state = 'waiting'
            ORDER BY told.id
            """;
    private static final String REMOVE = "DELETE FROM standalone_return WHERE id = ANY ($1::uuid[])";
    private static final String REFUSE = """
            UPDATE standalone_return SET state = 'refused', problem = refused.problem
            FROM unnest($1::uuid[], $2::text[]) AS refused (id, problem)
            WHERE standalone_return.id = refused.id
            """;

    private final ReturnRows rows;

    StandaloneRepository(ReturnRows rows) {
        this.rows = rows;
    }

    /// A waiting return that its purchase does not allow.
    record Refused(ReturnId id, String problem) {}

    /// Lets one transaction at a time record credit notes, so that none is recorded twice.
    Uni<Void> lockCredits(SqlConnection transaction) {
        return transaction.preparedQuery(LOCK).execute(Tuple.of(CREDITS)).replaceWithVoid();
    }

    /// Those that are recorded under these keys.
    Uni<List<StoredReturn>> told(SqlConnection connection, List<ToldReturn.Key> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return connection
                .preparedQuery(TOLD)
                .execute(Tuple.of(
                        keys.stream().map(ToldReturn.Key::source).toArray(String[]::new),
                        keys.stream().map(ToldReturn.Key::orderId).toArray(String[]::new),
                        keys.stream().map(ToldReturn.Key::returnId).toArray(String[]::new)))
                .map(found -> Rows.list(found, rows::stored));
    }

    Uni<Void> insert(SqlConnection transaction, List<StoredReturn> returns) {
        if (returns.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple columns = Tuple.tuple()
                .addValue(column(returns, each -> each.id().value(), UUID[]::new))
                .addValue(column(returns, each -> each.state().column(), String[]::new))
                .addValue(column(returns, StoredReturn::source, String[]::new))
                .addValue(column(returns, StoredReturn::orderId, String[]::new))
                .addValue(column(returns, each -> each.content().returnId(), String[]::new))
                .addValue(column(returns, StandaloneRepository::customer, UUID[]::new))
                .addValue(column(returns, each -> Times.utc(each.content().returnedAt()), OffsetDateTime[]::new))
                .addValue(column(returns, each -> each.content().total().amount(), String[]::new))
                .addValue(column(returns, each -> each.content().total().currency(), String[]::new))
                .addValue(
                        column(returns, each -> ReturnRows.column(each.content().reason()), String[]::new))
                .addValue(column(returns, each -> rows.written(each.content().lines()), String[]::new))
                .addValue(column(returns, each -> Times.utc(each.recordedAt()), OffsetDateTime[]::new));
        return transaction.preparedQuery(INSERT).execute(columns).replaceWithVoid();
    }

    /// Those that wait for these purchases, in the order in which they came; one statement, by an index that has
    /// waiting ones only, and only if there are any. Their lines stay where they are.
    Uni<List<StoredReturn>> waiting(SqlConnection transaction, List<PurchaseBalance> purchases) {
        return transaction
                .preparedQuery(ANY_WAITING)
                .execute()
                .flatMap(any -> Rows.only(any).getBoolean("waiting")
                        ? waitingFor(transaction, purchases)
                        : Uni.createFrom().item(List.of()));
    }

    private Uni<List<StoredReturn>> waitingFor(SqlConnection transaction, List<PurchaseBalance> purchases) {
        return transaction
                .preparedQuery(WAITING)
                .execute(Tuple.of(
                        purchases.stream().map(PurchaseBalance::source).toArray(String[]::new),
                        purchases.stream().map(PurchaseBalance::orderId).toArray(String[]::new)))
                .map(found -> Rows.list(found, rows::stored));
    }

    Uni<Void> remove(SqlConnection transaction, List<ReturnId> applied) {
        if (applied.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID[] ids = applied.stream().map(ReturnId::value).toArray(UUID[]::new);
        return transaction.preparedQuery(REMOVE).execute(Tuple.of((Object) ids)).replaceWithVoid();
    }

    Uni<Void> refuse(SqlConnection transaction, List<Refused> refused) {
        if (refused.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(REFUSE)
                .execute(Tuple.of(
                        refused.stream().map(each -> each.id().value()).toArray(UUID[]::new),
                        refused.stream().map(Refused::problem).toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static @Nullable UUID customer(StoredReturn each) {
        CustomerId customer = each.customerId();
        return customer == null ? null : customer.value();
    }

    private static <T> T[] column(
            List<StoredReturn> returns,
            Function<StoredReturn, ? extends @Nullable Object> value,
            IntFunction<T[]> array) {
        return returns.stream().map(value).toArray(array);
    }
}
