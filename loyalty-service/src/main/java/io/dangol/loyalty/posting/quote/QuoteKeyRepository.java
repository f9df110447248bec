package io.dangol.loyalty.posting.quote;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The keys' SQL.
@ApplicationScoped
class QuoteKeyRepository {
    private static final String READ = "SELECT id, secret FROM quote_key ORDER BY id DESC LIMIT 100";
    private static final String ADD_FIRST =
            "INSERT INTO quote_key (id, secret) VALUES (1, $1) ON CONFLICT (id) DO NOTHING";

    /// The newest hundred, by their numbers.
    Uni<NavigableMap<Integer, byte[]>> read(SqlConnection connection) {
        return connection.preparedQuery(READ).execute().map(rows -> {
            NavigableMap<Integer, byte[]> keys = new TreeMap<>();
            rows.forEach(row ->
                    keys.put(row.getInteger("id"), row.getBuffer("secret").getBytes()));
            return keys;
        });
    }

    /// Keeps the first key, unless another replica did.
    Uni<Void> addFirst(SqlConnection transaction, byte[] secret) {
        return transaction
                .preparedQuery(ADD_FIRST)
                .execute(Tuple.of(Buffer.buffer(secret)))
                .replaceWithVoid();
    }
}
