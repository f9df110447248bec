package io.dangol.customer;

import io.dangol.kit.time.PublicId;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What the tests look up behind the service's back.
@ApplicationScoped
public class Database {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Pool pool;

    Database(Pool pool) {
        this.pool = pool;
    }

    /// The one number that a query gives.
    public long number(String query, Object... arguments) {
        Tuple tuple = Tuple.tuple();
        for (Object argument : arguments) {
            tuple.addValue(argument);
        }
        return pool.preparedQuery(query)
                .execute(tuple)
                .await()
                .atMost(TIMEOUT)
                .iterator()
                .next()
                .getLong(0);
    }

    /// The one id that a query gives.
    public UUID id(String query, Object... arguments) {
        return pool.preparedQuery(query)
                .execute(Tuple.from(arguments))
                .await()
                .atMost(TIMEOUT)
                .iterator()
                .next()
                .getUUID(0);
    }

    /// Changes what is stored, behind the service's back.
    public void change(String statement, Object... arguments) {
        pool.preparedQuery(statement).execute(Tuple.from(arguments)).await().atMost(TIMEOUT);
    }

    /// Lets the service know a source.
    ///
    /// @return its id
    public String register(String source) {
        UUID id = UUID.randomUUID();
        pool.preparedQuery("INSERT INTO known_source (id, name) VALUES ($1, $2)")
                .execute(Tuple.of(id, source))
                .await()
                .atMost(TIMEOUT);
        return PublicId.format("src", id);
    }

    /// The events about a subject, in their order: each with its type, its id and its data.
    public List<Told> told(String subject) {
        List<Told> told = new ArrayList<>();
        pool.preparedQuery("SELECT type, id, data FROM outbox WHERE subject = $1 ORDER BY position")
                .execute(Tuple.of(subject))
                .await()
                .atMost(TIMEOUT)
                .forEach(row -> told.add(
                        new Told(row.getString("type"), row.getUUID("id"), JsonPath.from(row.getString("data")))));
        return told;
    }

    /// An event in the outbox.
    public record Told(String type, UUID id, JsonPath data) {}

    /// Rows that a change would make: of customers, purchases, returns and events.
    public long everything() {
        return number("SELECT (SELECT count(*) FROM customer) + (SELECT count(*) FROM purchase)"
                + " + (SELECT count(*) FROM purchase_return) + (SELECT count(*) FROM standalone_return)"
                + " + (SELECT count(*) FROM purchase_version) + (SELECT count(*) FROM outbox)"
                + " + (SELECT count(*) FROM job)");
    }

    public long purchasesOf(String source) {
        return number("SELECT count(*) FROM purchase WHERE source = $1", source);
    }

    public long customersOf(String source) {
        return number("SELECT count(DISTINCT customer_id) FROM identity_hash WHERE source = $1", source);
    }

    /// Events of a type whose data holds a text.
    public long events(String type, String text) {
        return number("SELECT count(*) FROM outbox WHERE type = $1 AND position($2 IN data) > 0", type, text);
    }
}
