package io.dangol.kit.crypto;

import io.dangol.kit.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/// The tests' view of the database.
@Singleton
public class Database {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Transactions transactions;

    Database(Transactions transactions) {
        this.transactions = transactions;
    }

    public <T> T write(Function<SqlConnection, Uni<T>> work) {
        return await(transactions.write(work));
    }

    public long number(String query, Object... parameters) {
        return rows(query, parameters).getFirst().getLong(0);
    }

    public List<Row> rows(String query, Object... parameters) {
        return await(transactions.read(connection -> connection
                .preparedQuery(query)
                .execute(Tuple.tuple(List.of(parameters)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())));
    }

    /// For a test that is on the event loop itself.
    public Uni<?> query(String query) {
        return transactions.read(connection -> connection.query(query).execute());
    }

    public void clear() {
        write(transaction -> transaction
                .query("TRUNCATE subject_key, note, note_title, index_key_use")
                .execute());
    }

    public static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }

    public static List<UUID> subjects(int count) {
        return IntStream.range(0, count).mapToObj(_ -> UUID.randomUUID()).toList();
    }
}
