package io.dangol.customer.person.profile;

import io.dangol.customer.person.CustomerDirectory;
import io.dangol.customer.person.CustomerId;
import io.dangol.customer.person.Identity;
import io.dangol.kit.outbox.Outbox;
import io.dangol.kit.time.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// Finds the customers behind identities, many at a time, and registers those whom nobody knows yet.
@ApplicationScoped
class StoredCustomers implements CustomerDirectory {
    private static final String KNOWN = """
            SELECT source, external_id, customer_id
            FROM unnest($1::text[], $2::text[]) AS wanted (source, external_id)
            JOIN identity USING (source, external_id)
            """;
    private static final String REGISTER = """
            WITH claimed AS (
                INSERT INTO identity (source, external_id, customer_id, registered_at)
                SELECT source, external_id, customer_id, $4
                FROM unnest($1::text[], $2::text[], $3::uuid[]) AS wanted (source, external_id, customer_id)
                ON CONFLICT DO NOTHING
                RETURNING source, external_id, customer_id
            ), registered AS (
                INSERT INTO customer (id, version, registered_at, updated_at)
                SELECT customer_id, 1, $4, $4 FROM claimed
            )
            SELECT source, external_id, customer_id FROM claimed
            """;
    private static final String EXISTING = "SELECT id FROM customer WHERE id = ANY ($1::uuid[])";

    private final Outbox outbox;
    private final Ids ids;

    StoredCustomers(Outbox outbox, Ids ids) {
        this.outbox = outbox;
        this.ids = ids;
    }

    @Override
    public Uni<Map<Identity, CustomerId>> resolve(
            SqlConnection transaction, Collection<Identity> identities, Instant now) {
        Set<Identity> unknown = new TreeSet<>(identities);
        Map<Identity, CustomerId> found = new HashMap<>();
        return known(transaction, unknown, found)
                .chain(() -> register(transaction, unknown, found, now))
                .chain(() -> known(transaction, unknown, found))
                .map(done -> {
                    if (!unknown.isEmpty()) {
                        throw new IllegalStateException("an identity was neither known nor free");
                    }
                    return Map.copyOf(found);
                });
    }

    @Override
    public Uni<Set<CustomerId>> existing(SqlConnection connection, Collection<CustomerId> customers) {
        if (customers.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return connection
                .preparedQuery(EXISTING)
                .execute(Tuple.of(customers.stream().map(CustomerId::value).toArray(UUID[]::new)))
                .map(rows -> {
                    Set<CustomerId> existing = new HashSet<>();
                    rows.forEach(row -> existing.add(new CustomerId(row.getUUID("id"))));
                    return existing;
                });
    }

    private static Uni<Void> known(SqlConnection transaction, Set<Identity> unknown, Map<Identity, CustomerId> found) {
        if (unknown.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(KNOWN)
                .execute(Tuple.of(sources(unknown), externalIds(unknown)))
                .invoke(rows -> note(rows, unknown, found))
                .replaceWithVoid();
    }

    private Uni<Void> register(
            SqlConnection transaction, Set<Identity> unknown, Map<Identity, CustomerId> found, Instant now) {
        if (unknown.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID[] candidates = unknown.stream().map(identity -> ids.next()).toArray(UUID[]::new);
        return transaction
                .preparedQuery(REGISTER)
                .execute(Tuple.of(sources(unknown), externalIds(unknown), candidates, now.atOffset(ZoneOffset.UTC)))
                .flatMap(rows -> {
                    note(rows, unknown, found);
                    return outbox.add(transaction, events(rows, now));
                });
    }

    private static void note(RowSet<Row> rows, Set<Identity> unknown, Map<Identity, CustomerId> found) {
        for (Row row : rows) {
            found.put(identity(row), new CustomerId(row.getUUID("customer_id")));
            unknown.remove(identity(row));
        }
    }

    private static List<CustomerRegistered> events(RowSet<Row> rows, Instant now) {
        List<CustomerRegistered> events = new ArrayList<>(rows.size());
        for (Row row : rows) {
            events.add(CustomerRegistered.of(new CustomerId(row.getUUID("customer_id")), identity(row), now));
        }
        return events;
    }

    private static Identity identity(Row row) {
        return new Identity(row.getString("source"), row.getString("external_id"));
    }

    private static String[] sources(Set<Identity> identities) {
        return identities.stream().map(Identity::source).toArray(String[]::new);
    }

    private static String[] externalIds(Set<Identity> identities) {
        return identities.stream().map(Identity::externalId).toArray(String[]::new);
    }
}
