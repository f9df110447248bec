package io.dangol.customer;

import io.dangol.kit.time.PublicId;
import io.dangol.testkit.StoredRows;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// What the tests look up behind the service's back.
@ApplicationScoped
public class Database extends StoredRows {
    /// Lets the service know a source.
    ///
    /// @return its id
    public String register(String source) {
        UUID id = UUID.randomUUID();
        change("INSERT INTO known_source (id, name) VALUES ($1, $2)", id, source);
        return PublicId.format("src", id);
    }

    /// The events about a subject, in their order: each with its type, its id and its data.
    public List<Told> told(String subject) {
        return rows("SELECT type, id, data FROM outbox WHERE subject = $1 ORDER BY position", subject).stream()
                .map(row -> new Told(row.getString("type"), row.getUUID("id"), JsonPath.from(row.getString("data"))))
                .toList();
    }

    /// An event in the outbox.
    public record Told(String type, UUID id, JsonPath data) {}

    /// Rows that a change would make: of customers, purchases, returns, products, stores and events.
    public long everything() {
        return number("SELECT (SELECT count(*) FROM customer) + (SELECT count(*) FROM purchase)"
                + " + (SELECT count(*) FROM purchase_return) + (SELECT count(*) FROM standalone_return)"
                + " + (SELECT count(*) FROM purchase_version) + (SELECT count(*) FROM product)"
                + " + (SELECT count(*) FROM store) + (SELECT count(*) FROM outbox) + (SELECT count(*) FROM job)");
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
