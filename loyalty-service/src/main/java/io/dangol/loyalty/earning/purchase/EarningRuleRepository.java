package io.dangol.loyalty.earning.purchase;

import io.dangol.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// The rules' SQL.
@ApplicationScoped
class EarningRuleRepository {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String SELECT = """
            SELECT rule.id, rule.currency, rule.version, rule.created_at, now.amount, now.points, now.changed_at
            FROM earning_rule AS rule
            JOIN earning_rule_version AS now ON now.rule_id = rule.id AND now.version = rule.version
            """;
    private static final String OF_CURRENCIES = SELECT + "WHERE rule.currency = ANY ($1::text[])";
    private static final String FIND = SELECT + "WHERE rule.id = $1";
    private static final String LIST = SELECT + "WHERE rule.id > $1 ORDER BY rule.id LIMIT $2";
    private static final String LOCK = "SELECT FROM earning_rule WHERE id = $1 FOR UPDATE";
    private static final String ADD = """
            INSERT INTO earning_rule (id, currency, version, created_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (currency) DO NOTHING
            """;
    private static final String ADD_VERSION = """
            INSERT INTO earning_rule_version (rule_id, version, amount, points, rounding, changed_at, changed_by)
            VALUES ($1, $2, $3, $4, 'down', $5, $6)
            """;
    private static final String SET_VERSION = "UPDATE earning_rule SET version = $2 WHERE id = $1";

    Uni<List<EarningRule>> ofCurrencies(SqlConnection connection, List<String> currencies) {
        return connection
                .preparedQuery(OF_CURRENCIES)
                .execute(Tuple.of(currencies.toArray(String[]::new)))
                .map(EarningRuleRepository::rules);
    }

    Uni<Optional<EarningRule>> find(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> rules(rows).stream().findFirst());
    }

    /// The rule as it is, nobody else's to change until the end of the transaction.
    Uni<Optional<EarningRule>> lock(SqlConnection transaction, UUID id) {
        return transaction.preparedQuery(LOCK).execute(Tuple.of(id)).chain(() -> find(transaction, id));
    }

    Uni<List<EarningRule>> list(SqlConnection connection, PageRequest page) {
        return page.rows(connection, LIST, part -> Tuple.of(part.afterId().orElse(BEFORE_ALL), part.rowsWanted()))
                .map(EarningRuleRepository::rules);
    }

    /// @return false where the currency has a rule
    Uni<Boolean> add(SqlConnection transaction, EarningRule rule, String changedBy) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.of(
                        rule.id(),
                        rule.currency(),
                        rule.version(),
                        rule.createdAt().atOffset(ZoneOffset.UTC)))
                .flatMap(added -> added.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : addVersion(transaction, rule, changedBy).replaceWith(true));
    }

    Uni<Void> change(SqlConnection transaction, EarningRule rule, String changedBy) {
        return transaction
                .preparedQuery(SET_VERSION)
                .execute(Tuple.of(rule.id(), rule.version()))
                .chain(() -> addVersion(transaction, rule, changedBy));
    }

    private static Uni<Void> addVersion(SqlConnection transaction, EarningRule rule, String changedBy) {
        return transaction
                .preparedQuery(ADD_VERSION)
                .execute(Tuple.of(
                        rule.id(),
                        rule.version(),
                        rule.amount(),
                        rule.points(),
                        rule.changedAt().atOffset(ZoneOffset.UTC),
                        changedBy))
                .replaceWithVoid();
    }

    private static List<EarningRule> rules(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new EarningRule(
                        row.getUUID("id"),
                        row.getString("currency"),
                        row.getBigDecimal("amount"),
                        row.getLong("points"),
                        row.getInteger("version"),
                        row.getOffsetDateTime("created_at").toInstant(),
                        row.getOffsetDateTime("changed_at").toInstant()))
                .toList();
    }
}
