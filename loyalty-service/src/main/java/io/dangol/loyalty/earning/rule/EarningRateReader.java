package io.dangol.loyalty.earning.rule;

import io.dangol.kit.db.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Reads what purchases earn, within the transactions of their batches.
@ApplicationScoped
public class EarningRateReader {
    private static final String OF_CURRENCIES = """
            SELECT rule.id, rule.currency, rule.version, now.amount, now.points
            FROM earning_rule AS rule
            JOIN earning_rule_version AS now ON now.rule_id = rule.id AND now.version = rule.version
            WHERE rule.currency = ANY ($1::text[])
            """;

    /// The rates of those of `currencies` that have a rule.
    public Uni<List<EarningRate>> ofCurrencies(SqlConnection connection, List<String> currencies) {
        return connection
                .preparedQuery(OF_CURRENCIES)
                .execute(Tuple.of(currencies.toArray(String[]::new)))
                .map(rows -> Rows.list(
                        rows,
                        row -> new EarningRate(
                                row.getUUID("id"),
                                row.getString("currency"),
                                row.getBigDecimal("amount"),
                                row.getLong("points"),
                                row.getInteger("version"))));
    }
}
