package io.dangol.loyalty.member.member;

import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.paging.PageRequest;
import io.dangol.loyalty.account.ExpiringView;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.CustomerId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The members' SQL.
@ApplicationScoped
class MemberRepository {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String FIND =
            "SELECT customer_id, account_id, enrolled_at FROM member WHERE customer_id = ANY ($1::uuid[])";
    private static final String ENROL = """
            INSERT INTO member (customer_id, account_id)
            SELECT customer_id, account_id FROM unnest($1::uuid[], $2::uuid[]) AS new (customer_id, account_id)
            ORDER BY customer_id
            ON CONFLICT (customer_id) DO NOTHING
            RETURNING customer_id, account_id, enrolled_at
            """;
    /// With the accounts of what cannot be spent yet, which are there only once they were needed. Points
    /// past their date are in no balance, swept or not.
    private static final String SELECT = """
            SELECT customer_id, account_id, enrolled_at, account.balance - due.points AS balance,
                coalesce(pending.balance, 0) AS pending,
                coalesce(held.balance, 0) AS held, expiring.at AS expiring_at, expiring.points AS expiring_points
            FROM member
            JOIN account ON account.id = member.account_id
            LEFT JOIN account AS pending ON pending.owner = member.customer_id AND pending.kind = 'pending'
            LEFT JOIN account AS held ON held.owner = member.customer_id AND held.kind = 'held'
            CROSS JOIN LATERAL (SELECT coalesce(sum(remaining), 0)::bigint AS points FROM lot
                WHERE lot.account_id = member.account_id AND remaining > 0 AND expires_at <= now()) AS due
            LEFT JOIN LATERAL (SELECT expires_at AS at, sum(remaining)::bigint AS points FROM lot
                WHERE lot.account_id = member.account_id AND remaining > 0 AND expires_at > now()
                GROUP BY expires_at ORDER BY expires_at LIMIT 1) AS expiring ON true
            """;
    private static final String READ = SELECT + "WHERE customer_id = $1";
    private static final String LIST = SELECT + "WHERE customer_id > $1 ORDER BY customer_id LIMIT $2";

    Uni<List<Enrolment>> find(SqlConnection connection, Collection<CustomerId> customerIds) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(customerIds.stream().map(CustomerId::value).toArray(UUID[]::new)))
                .map(rows -> all(rows, MemberRepository::enrolment));
    }

    /// Enrols those who are not yet; waits for another transaction that is about to enrol one of them.
    ///
    /// @return those whom this transaction has enrolled
    Uni<List<Enrolment>> enrol(SqlConnection transaction, List<CustomerId> customerIds, List<AccountId> accountIds) {
        return transaction
                .preparedQuery(ENROL)
                .execute(Tuple.of(
                        customerIds.stream().map(CustomerId::value).toArray(UUID[]::new),
                        accountIds.stream().map(AccountId::value).toArray(UUID[]::new)))
                .map(rows -> all(rows, MemberRepository::enrolment));
    }

    Uni<Optional<Member>> read(SqlConnection connection, CustomerId customerId) {
        return connection
                .preparedQuery(READ)
                .execute(Tuple.of(customerId.value()))
                .map(rows -> all(rows, MemberRepository::member).stream().findFirst());
    }

    /// In the order of the customers' ids, which is that of their registration.
    Uni<List<Member>> list(SqlConnection connection, PageRequest page) {
        return page.rows(connection, LIST, part -> Tuple.of(part.afterId().orElse(BEFORE_ALL), part.rowsWanted()))
                .map(rows -> all(rows, MemberRepository::member));
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> mapping) {
        return Rows.list(rows, mapping);
    }

    private static Enrolment enrolment(Row row) {
        return new Enrolment(
                new CustomerId(row.getUUID("customer_id")),
                new AccountId(row.getUUID("account_id")),
                Times.instant(row, "enrolled_at"));
    }

    private static Member member(Row row) {
        OffsetDateTime at = row.getOffsetDateTime("expiring_at");
        return new Member(
                enrolment(row),
                row.getLong("balance"),
                row.getLong("pending"),
                row.getLong("held"),
                at == null ? null : new ExpiringView(row.getLong("expiring_points"), at.toInstant()));
    }
}
