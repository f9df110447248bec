package io.dangol.customer;

import io.dangol.kit.time.PublicId;
import io.dangol.testkit.StoredRows;
import jakarta.enterprise.context.ApplicationScoped;
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

    /// Rows that a change would make: of customers, purchases, returns, products, stores and events.
    public long everything() {
        return number(
                "SELECT (SELECT count(*) FROM customer) + (SELECT count(*) FROM purchase)"
                        + " + (SELECT count(*) FROM purchase_return) + (SELECT count(*) FROM product) + (SELECT count(*) FROM store) + (SELECT count(*) FROM outbox) + (SELECT count(*) FROM job)");
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
