package io.dangol.loyalty.member.pool;

import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.paging.PageRequest;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.CustomerId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The pools' SQL.
@ApplicationScoped
class PoolRepository {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String SELECT = """
            SELECT pool.id, pool.head, pool.account_id, pool.name, pool.created_at, member.customer_id, member.joined_at
            FROM pool JOIN pool_member AS member ON member.pool_id = pool.id
            """;
    private static final String IN_ORDER = " ORDER BY pool.id, member.joined_at, member.customer_id";
    private static final String FIND = SELECT + "WHERE pool.id = $1" + IN_ORDER;
    private static final String LOCK = "SELECT FROM pool WHERE id = $1 FOR UPDATE";
    private static final String IDS = """
            SELECT id FROM pool WHERE id > $1 AND ($3::uuid IS NULL
                OR id = (SELECT pool_id FROM pool_member WHERE customer_id = $3)) ORDER BY id LIMIT $2
            """;
    private static final String LIST = SELECT + "WHERE pool.id IN (" + IDS + ") " + IN_ORDER;
    private static final String ADD = """
            INSERT INTO pool (id, head, account_id, name, created_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (head) DO NOTHING
            """;
    private static final String ENROLLED = "SELECT FROM member WHERE customer_id = $1";
    private static final String JOIN = """
            INSERT INTO pool_member (customer_id, pool_id, joined_at) VALUES ($1, $2, $3)
            ON CONFLICT (customer_id) DO NOTHING
            """;
    private static final String LEAVE = "DELETE FROM pool_member WHERE customer_id = $1 AND pool_id = $2";
    private static final String ACCOUNTS = """
            SELECT member.customer_id, pool.account_id FROM pool_member AS member JOIN pool ON pool.id = member.pool_id
            WHERE member.customer_id = ANY ($1::uuid[])
            """;

    Uni<Optional<Pool>> find(SqlConnection connection, PoolId id) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(id.value()))
                .map(rows -> pools(rows).stream().findFirst());
    }

    /// The pool as it is, nobody else's to change until the end of the transaction.
    Uni<Optional<Pool>> lock(SqlConnection transaction, PoolId id) {
        return transaction.preparedQuery(LOCK).execute(Tuple.of(id.value())).chain(() -> find(transaction, id));
    }

    /// @param customer only the pool that they are in; all pools where there is none
    Uni<List<Pool>> list(SqlConnection connection, Optional<CustomerId> customer, PageRequest page) {
        Uni<List<Pool>> shown = connection
                .preparedQuery(LIST)
                .execute(Tuple.of(
                        page.afterId().orElse(BEFORE_ALL),
                        page.rowsWanted(),
                        customer.map(CustomerId::value).orElse(null)))
                .map(PoolRepository::pools);
        return page.counted(
                shown,
                () -> PageRequest.count(
                        connection,
                        IDS,
                        Tuple.of(
                                BEFORE_ALL,
                                null,
                                customer.map(CustomerId::value).orElse(null))));
    }

    /// @return false where the head has a pool
    Uni<Boolean> add(SqlConnection transaction, Pool pool) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.of(
                        pool.id().value(),
                        pool.head().value(),
                        pool.accountId().value(),
                        pool.name(),
                        Times.utc(pool.createdAt())))
                .map(added -> added.rowCount() > 0);
    }

    Uni<Boolean> isEnrolled(SqlConnection connection, CustomerId customer) {
        return connection
                .preparedQuery(ENROLLED)
                .execute(Tuple.of(customer.value()))
                .map(rows -> rows.size() > 0);
    }

    /// @return false where the customer is in a pool
    Uni<Boolean> join(SqlConnection transaction, PoolId poolId, CustomerId customer, Instant now) {
        return transaction
                .preparedQuery(JOIN)
                .execute(Tuple.of(customer.value(), poolId.value(), Times.utc(now)))
                .map(joined -> joined.rowCount() > 0);
    }

    Uni<Void> leave(SqlConnection transaction, PoolId poolId, CustomerId customer) {
        return transaction
                .preparedQuery(LEAVE)
                .execute(Tuple.of(customer.value(), poolId.value()))
                .replaceWithVoid();
    }

    /// The accounts of the pools that customers are in, of those who are in one.
    Uni<Map<CustomerId, AccountId>> accounts(SqlConnection connection, Collection<CustomerId> customers) {
        return connection
                .preparedQuery(ACCOUNTS)
                .execute(Tuple.of(customers.stream().map(CustomerId::value).toArray(UUID[]::new)))
                .map(rows -> {
                    Map<CustomerId, AccountId> accounts = new HashMap<>();
                    rows.forEach(row -> accounts.put(
                            new CustomerId(row.getUUID("customer_id")), new AccountId(row.getUUID("account_id"))));
                    return accounts;
                });
    }

    private static List<Pool> pools(RowSet<Row> rows) {
        Map<UUID, List<Row>> byPool = new LinkedHashMap<>();
        Rows.stream(rows)
                .forEach(row -> byPool.computeIfAbsent(row.getUUID("id"), id -> new ArrayList<>())
                        .add(row));
        return byPool.values().stream().map(PoolRepository::pool).toList();
    }

    private static Pool pool(List<Row> rows) {
        Row row = rows.getFirst();
        return new Pool(
                new PoolId(row.getUUID("id")),
                new CustomerId(row.getUUID("head")),
                new AccountId(row.getUUID("account_id")),
                row.getString("name"),
                Times.instant(row, "created_at"),
                rows.stream()
                        .map(member -> new Pool.Membership(
                                new CustomerId(member.getUUID("customer_id")), Times.instant(member, "joined_at")))
                        .toList());
    }
}
