package io.dangol.customer.person.profile;

import io.dangol.customer.person.CustomerId;
import io.dangol.kit.db.Rows;
import io.dangol.kit.db.Times;
import io.dangol.kit.identity.HashedIdentity;
import io.dangol.kit.identity.IdentityHasher;
import io.dangol.kit.republish.EventHistory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells again who was registered, each by the identity that was first. Of changes to a profile only the last is known,
/// and no event says what it was, so nothing is told of them.
@ApplicationScoped
class CustomerHistory implements EventHistory {
    private static final String COUNT = "SELECT count(*) AS events FROM customer WHERE registered_at >= $1";
    private static final String READ = """
            SELECT customer.id, customer.registered_at, named.source, named.external_id,
                hashed.source AS hashed_source, hashed.key_id, hashed.hash
            FROM customer
            LEFT JOIN LATERAL (
                SELECT source, external_id FROM identity WHERE customer_id = customer.id
                ORDER BY registered_at, source, external_id LIMIT 1) AS named ON true
            LEFT JOIN LATERAL (
                SELECT source, key_id, encode(hash, 'hex') AS hash FROM identity_hash
                WHERE customer_id = customer.id AND named.source IS NULL
                ORDER BY registered_at, key_id, hash LIMIT 1) AS hashed ON true
            WHERE customer.id > $1 AND customer.id <= $2 AND customer.registered_at >= $3
            ORDER BY customer.id
            LIMIT $4
            """;

    private final IdentityHasher hasher;

    CustomerHistory(IdentityHasher hasher) {
        this.hasher = hasher;
    }

    @Override
    public Uni<Long> count(SqlConnection connection, Instant since) {
        return connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(Times.utc(since)))
                .map(rows -> Rows.only(rows).getLong("events"));
    }

    /// A registration stands in front of all else of its customer, so those behind a place are of the
    /// customers behind it.
    @Override
    public Uni<List<PastEvent>> read(SqlConnection connection, Stretch stretch) {
        return connection
                .preparedQuery(READ)
                .execute(Tuple.of(
                        stretch.after().subject(),
                        stretch.upTo().subject(),
                        Times.utc(stretch.since()),
                        stretch.most()))
                .map(rows -> Rows.list(rows, this::event));
    }

    private PastEvent event(Row row) {
        CustomerId id = new CustomerId(row.getUUID("id"));
        Instant registeredAt = Times.instant(row, "registered_at");
        return new PastEvent(new Place(id.value(), NONE), CustomerRegistered.of(id, identity(row), registeredAt));
    }

    private @Nullable HashedIdentity identity(Row row) {
        if (row.getString("source") != null) {
            return hasher.hash(row.getString("source"), row.getString("external_id"));
        }
        return row.getString("hash") == null
                ? null
                : new HashedIdentity(row.getString("hashed_source"), row.getString("key_id"), row.getString("hash"));
    }
}
