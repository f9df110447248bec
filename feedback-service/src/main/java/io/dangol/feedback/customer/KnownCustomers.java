package io.dangol.feedback.customer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// The projection of customer-service's identities: who is behind a source's name for a customer.
///
/// A name that is not known yet has a row too, with nobody in it. Whoever stores something under such a name holds that
/// row until they commit, and so does whoever fills it in: nothing can be stored unlinked behind the linking's back.
@ApplicationScoped
public class KnownCustomers {
    private static final String FIND =
            "SELECT customer_id FROM customer_identity WHERE source = $1 AND external_id = $2";
    private static final String AWAIT = """
            INSERT INTO customer_identity (source, external_id) VALUES ($1, $2)
            ON CONFLICT (source, external_id) DO UPDATE SET source = excluded.source
            RETURNING customer_id
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
        Tuple name = Tuple.of(source, externalId);
        return transaction
                .preparedQuery(FIND)
                .execute(name)
                .map(KnownCustomers::customer)
                .flatMap(known -> known.isPresent()
                        ? Uni.createFrom().item(known)
                        : transaction.preparedQuery(AWAIT).execute(name).map(KnownCustomers::customer));
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

    private static Optional<UUID> customer(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst().map(row -> row.getUUID("customer_id"));
    }
}
