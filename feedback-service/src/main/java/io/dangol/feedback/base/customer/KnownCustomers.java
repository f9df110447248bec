package io.dangol.feedback.base.customer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// The projection of customer-service's identities: who is behind a source's name for a customer.
///
/// A name that is not known yet has a row too, with nobody in it. Whoever stores something under such a name holds that
/// row until they commit, and so does whoever fills it in: nothing can be stored unlinked behind the linking's back.
@ApplicationScoped
public class KnownCustomers {
    private static final String FIND = """
            SELECT known.source, known.external_id, known.customer_id
            FROM unnest($1::text[], $2::text[]) AS wanted (source, external_id)
            JOIN customer_identity AS known USING (source, external_id)
            WHERE known.customer_id IS NOT NULL
            """;
    private static final String IS_KNOWN =
            "SELECT FROM customer_identity WHERE customer_id = $1 AND source = $2 LIMIT 1";
    /// A row that is there is not changed, but held all the same.
    private static final String HOLD = """
            INSERT INTO customer_identity AS known (source, external_id)
            SELECT source, external_id FROM unnest($1::text[], $2::text[]) AS wanted (source, external_id)
            ORDER BY source, external_id
            ON CONFLICT (source, external_id) DO UPDATE SET source = excluded.source WHERE false
            """;
    private static final String LEARN = """
            INSERT INTO customer_identity AS known (source, external_id, customer_id)
            SELECT DISTINCT ON (source, external_id) source, external_id, customer_id
            FROM unnest($1::text[], $2::text[], $3::uuid[]) WITH ORDINALITY
                AS registered (source, external_id, customer_id, place)
            ORDER BY source, external_id, place
            ON CONFLICT (source, external_id) DO UPDATE SET customer_id = excluded.customer_id
                WHERE known.customer_id IS NULL
            RETURNING source, external_id, customer_id
            """;

    /// Who is behind a source's name; if nobody is yet, the name is held until the end of the
    /// transaction.
    public Uni<Optional<UUID>> identify(SqlConnection transaction, String source, String externalId) {
        IdentityName name = new IdentityName(source, externalId);
        return identify(transaction, List.of(name)).map(known -> Optional.ofNullable(known.get(name)));
    }

    /// Whether a source has an id of its own for a customer.
    public Uni<Boolean> isKnownTo(SqlConnection connection, String source, UUID customerId) {
        return connection
                .preparedQuery(IS_KNOWN)
                .execute(Tuple.of(customerId, source))
                .map(rows -> rows.size() > 0);
    }

    /// Who is behind sources' names; those behind which nobody is yet are held until the end of the
    /// transaction.
    ///
    /// @param names each once
    /// @return those behind whom somebody is
    public Uni<Map<IdentityName, UUID>> identify(SqlConnection transaction, List<IdentityName> names) {
        if (names.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return find(transaction, names).flatMap(known -> {
            List<IdentityName> unknown =
                    names.stream().filter(name -> !known.containsKey(name)).toList();
            return unknown.isEmpty() ? Uni.createFrom().item(known) : hold(transaction, unknown, known);
        });
    }

    /// Somebody may have come to be known while the names were waited for.
    private static Uni<Map<IdentityName, UUID>> hold(
            SqlConnection transaction, List<IdentityName> unknown, Map<IdentityName, UUID> known) {
        return Uni.combine()
                .all()
                .unis(transaction.preparedQuery(HOLD).execute(row(unknown)), find(transaction, unknown))
                .with((held, found) -> {
                    Map<IdentityName, UUID> all = new HashMap<>(known);
                    all.putAll(found);
                    return all;
                });
    }

    private static Uni<Map<IdentityName, UUID>> find(SqlConnection connection, List<IdentityName> names) {
        return connection
                .preparedQuery(FIND)
                .execute(row(names))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(
                                row -> new IdentityName(row.getString("source"), row.getString("external_id")),
                                row -> row.getUUID("customer_id"))));
    }

    private static Tuple row(List<IdentityName> names) {
        return Tuple.of(
                names.stream().map(IdentityName::source).toArray(String[]::new),
                names.stream().map(IdentityName::externalId).toArray(String[]::new));
    }

    /// Remembers identities, each name once and for all.
    ///
    /// @return those that were not known before
    Uni<List<KnownIdentity>> learn(SqlConnection transaction, List<KnownIdentity> registered) {
        String[] sources = registered.stream().map(KnownIdentity::source).toArray(String[]::new);
        String[] names = registered.stream().map(KnownIdentity::externalId).toArray(String[]::new);
        UUID[] customers = registered.stream().map(KnownIdentity::customerId).toArray(UUID[]::new);
        return transaction
                .preparedQuery(LEARN)
                .execute(Tuple.of(sources, names, customers))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new KnownIdentity(
                                row.getString("source"), row.getString("external_id"), row.getUUID("customer_id")))
                        .toList());
    }
}
