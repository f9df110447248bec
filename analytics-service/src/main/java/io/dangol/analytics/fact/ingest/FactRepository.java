package io.dangol.analytics.fact.ingest;

import io.dangol.analytics.fact.FactKind;
import io.dangol.kit.db.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/// The facts in PostgreSQL.
@ApplicationScoped
class FactRepository {
    private static final String ADD = """
            INSERT INTO fact
                (day, kind, id, event_id, customer_id, occurred_at, channel, facet, value, detail)
            SELECT day, kind::fact_kind, id, event_id, customer_id, occurred_at, channel, facet,
                value::numeric, detail::jsonb
            FROM unnest($1::date[], $2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::timestamptz[],
                    $7::text[], $8::text[], $9::text[], $10::text[])
                AS added (day, kind, id, event_id, customer_id, occurred_at, channel, facet, value, detail)
            ON CONFLICT DO NOTHING
            RETURNING day, kind::text AS kind, id
            """;

    /// Adds the facts that are not there yet.
    ///
    /// @param facts in the order of their keys
    /// @return the keys of those that were added
    Uni<Set<Fact.Key>> addNew(SqlConnection transaction, List<Fact> facts) {
        return transaction.preparedQuery(ADD).execute(columns(facts)).map(rows -> {
            Set<Fact.Key> added = HashSet.newHashSet(rows.size());
            for (Row row : rows) {
                added.add(new Fact.Key(
                        row.getLocalDate("day"),
                        FactKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getUUID("id")));
            }
            return added;
        });
    }

    private static Tuple columns(List<Fact> facts) {
        return new Columns<>(facts)
                .with(Fact::day, LocalDate[]::new)
                .with(fact -> fact.kind().column(), String[]::new)
                .with(fact -> fact.key().id(), UUID[]::new)
                .with(Fact::eventId, UUID[]::new)
                .with(
                        fact -> fact.customerId() == null
                                ? null
                                : fact.customerId().value(),
                        UUID[]::new)
                .with(fact -> Times.utc(fact.occurredAt()), OffsetDateTime[]::new)
                .with(Fact::channel, String[]::new)
                .with(Fact::facet, String[]::new)
                .with(fact -> fact.value().toPlainString(), String[]::new)
                .with(Fact::detail, String[]::new)
                .parameters();
    }
}
