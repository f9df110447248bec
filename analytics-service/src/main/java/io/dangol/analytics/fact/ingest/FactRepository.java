package io.dangol.analytics.fact.ingest;

import io.dangol.analytics.fact.FactKind;
import io.dangol.analytics.fact.ingest.PurchaseVersionRepository.Advanced;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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

    /// A return that was told of before is told again once somebody is known whose it is.
    private static final String ADD_RETURNS = """
            INSERT INTO fact AS present
                (day, kind, id, event_id, customer_id, occurred_at, channel, facet, value, detail)
            SELECT day, kind::fact_kind, id, event_id, customer_id, occurred_at, channel, facet,
                value::numeric, detail::jsonb
            FROM unnest($1::date[], $2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::timestamptz[],
                    $7::text[], $8::text[], $9::text[], $10::text[])
                AS added (day, kind, id, event_id, customer_id, occurred_at, channel, facet, value, detail)
            ON CONFLICT (day, kind, id) DO UPDATE SET customer_id = excluded.customer_id, event_id = excluded.event_id
                WHERE present.customer_id IS NULL AND excluded.customer_id IS NOT NULL
            RETURNING new.day, new.kind::text AS kind, new.id, old.id IS NULL AS added
            """;

    private static final String TAKE = """
            SELECT day, id, event_id, customer_id, occurred_at, channel, facet, value::text AS value
            FROM take_facts('purchase', $1::date[], $2::uuid[])
            """;

    /// Adds the facts that are not there yet.
    ///
    /// @param facts in the order of their keys
    /// @return the keys of those that were added
    Uni<Set<Fact.Key>> addNew(SqlConnection transaction, List<Fact> facts) {
        return facts.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : transaction.preparedQuery(ADD).execute(columns(facts)).map(rows -> {
                    Set<Fact.Key> added = HashSet.newHashSet(rows.size());
                    rows.forEach(row -> added.add(key(row)));
                    return added;
                });
    }

    /// Adds the returns that are not there yet, and says of the others whose they are where nobody was known.
    ///
    /// @param returns in the order of their keys
    /// @return the keys of those that were added
    Uni<Set<Fact.Key>> addReturns(SqlConnection transaction, List<Fact> returns) {
        return returns.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : transaction
                        .preparedQuery(ADD_RETURNS)
                        .execute(columns(returns))
                        .map(rows -> Rows.stream(rows)
                                .filter(row -> row.getBoolean("added"))
                                .map(FactRepository::key)
                                .collect(Collectors.toSet()));
    }

    /// Takes the facts of purchases out.
    ///
    /// @param former where they are; of those without a day there is none
    /// @return what was taken, without its detail
    Uni<List<Fact>> takePurchases(SqlConnection transaction, List<Advanced> former) {
        List<Advanced> present =
                former.stream().filter(each -> each.formerDay() != null).toList();
        return present.isEmpty()
                ? Uni.createFrom().item(List.of())
                : transaction
                        .preparedQuery(TAKE)
                        .execute(new Columns<>(present)
                                .with(Advanced::formerDay, LocalDate[]::new)
                                .with(Advanced::purchaseId, UUID[]::new)
                                .parameters())
                        .map(rows -> Rows.list(rows, FactRepository::purchase));
    }

    private static Fact.Key key(Row row) {
        return new Fact.Key(
                row.getLocalDate("day"),
                FactKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getUUID("id"));
    }

    private static Fact purchase(Row row) {
        return new Fact(
                new Fact.Key(row.getLocalDate("day"), FactKind.PURCHASE, row.getUUID("id")),
                row.getUUID("event_id"),
                Optional.ofNullable(row.getUUID("customer_id"))
                        .map(CustomerId::new)
                        .orElse(null),
                Times.instant(row, "occurred_at"),
                row.getString("channel"),
                row.getString("facet"),
                new BigDecimal(row.getString("value")),
                null,
                null);
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
