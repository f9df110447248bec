package io.dangol.testkit;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What the tests of a service look up and change in its database, behind its back. A service's tests have one bean
/// that extends it.
public abstract class StoredRows {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Pool pool;

    /// The one number that a query gives.
    public long number(String query, Object... arguments) {
        return row(query, arguments).getLong(0);
    }

    /// The one id that a query gives.
    public UUID id(String query, Object... arguments) {
        return row(query, arguments).getUUID(0);
    }

    /// Changes what is stored.
    public void change(String statement, Object... arguments) {
        pool.preparedQuery(statement).execute(Tuple.from(arguments)).await().atMost(PATIENCE);
    }

    /// All rows that a query gives.
    public List<Row> rows(String query, Object... arguments) {
        List<Row> rows = new ArrayList<>();
        pool.preparedQuery(query)
                .execute(Tuple.from(arguments))
                .await()
                .atMost(PATIENCE)
                .forEach(rows::add);
        return rows;
    }

    private Row row(String query, Object... arguments) {
        return rows(query, arguments).getFirst();
    }
}
