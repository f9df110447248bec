package io.dangol.customer.base.source;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dangol.kit.security.SourceBook;
import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The projection of feedback-service's sources. A name never changes, so it is remembered once it is known.
@ApplicationScoped
public class KnownSources implements SourceBook {
    private static final int SOURCES_MOST = 10_000;
    private static final int LOOKS_MOST = 20;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final String FIND = "SELECT id, name FROM known_source WHERE id = ANY ($1::uuid[])";
    private static final String LEARN = "INSERT INTO known_source (id, name) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    private static final String MOVE_IDENTITIES = """
            UPDATE identity SET source = $1, hashed_with = NULL
            WHERE source = $2 AND NOT EXISTS (
                SELECT FROM identity AS taken WHERE taken.source = $1 AND taken.external_id = identity.external_id)
            """;
    private static final String MOVE_PURCHASES = """
            UPDATE purchase SET source = $1
            WHERE source = $2 AND NOT EXISTS (
                SELECT FROM purchase AS taken WHERE taken.source = $1 AND taken.order_id = purchase.order_id)
            """;
    private static final String MOVE_RETURNS = """
            UPDATE purchase_return SET source = $1
            FROM purchase
            WHERE purchase_return.source = $2 AND purchase.id = purchase_return.purchase_id AND purchase.source = $1
            """;

    private final Transactions transactions;
    private final Cache<UUID, String> names =
            Caffeine.newBuilder().maximumSize(SOURCES_MOST).build();

    KnownSources(Transactions transactions) {
        this.transactions = transactions;
    }

    /// A source that was registered a moment ago is waited for, two seconds at most: its event is on
    /// its way.
    @Override
    public Uni<Optional<String>> nameOf(UUID id) {
        return look(id, LOOKS_MOST);
    }

    /// The names of those of `ids` that are known.
    public Uni<Map<UUID, String>> names(SqlConnection connection, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, String> found = HashMap.newHashMap(rows.size());
                    rows.forEach(row -> found.put(row.getUUID("id"), row.getString("name")));
                    return found;
                });
    }

    /// Takes note of sources. What was kept under the id of one, when tokens and names did not meet,
    /// is moved under its name; where both are taken, each stays as it is.
    public Uni<Void> learn(SqlConnection transaction, List<RegisteredSource> registered) {
        Uni<Void> learnt = Uni.createFrom().voidItem();
        for (RegisteredSource source : registered) {
            learnt = learnt.chain(() -> learn(transaction, source));
        }
        return learnt;
    }

    private static Uni<Void> learn(SqlConnection transaction, RegisteredSource source) {
        Tuple names = Tuple.of(source.name(), source.publicId());
        return transaction
                .preparedQuery(LEARN)
                .execute(Tuple.of(source.id(), source.name()))
                .flatMap(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : transaction
                                .preparedQuery(MOVE_IDENTITIES)
                                .execute(names)
                                .chain(() -> transaction
                                        .preparedQuery(MOVE_PURCHASES)
                                        .execute(names))
                                .chain(() ->
                                        transaction.preparedQuery(MOVE_RETURNS).execute(names))
                                .replaceWithVoid());
    }

    private Uni<Optional<String>> look(UUID id, int looksLeft) {
        String known = names.getIfPresent(id);
        if (known != null) {
            return Uni.createFrom().item(Optional.of(known));
        }
        return transactions.read(connection -> names(connection, List.of(id))).flatMap(found -> {
            String name = found.get(id);
            if (name != null) {
                names.put(id, name);
            }
            return name != null || looksLeft <= 1
                    ? Uni.createFrom().item(Optional.ofNullable(name))
                    : Uni.createFrom().voidItem().onItem().delayIt().by(PAUSE).chain(() -> look(id, looksLeft - 1));
        });
    }
}
