package io.dangol.loyalty.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.AccountId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// What is in the service's database, and, where a test has to break something, the way to do it.
@ApplicationScoped
public class Stored {
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DataSource database;

    Stored(DataSource database) {
        this.database = database;
    }

    /// What an operation comes to.
    public static <T> T now(Uni<T> operation) {
        return operation.await().atMost(PATIENCE);
    }

    /// Waits until the customer has so many points.
    public void awaitBalance(String customerId, long points) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(balance(customerId)).isEqualTo(points));
    }

    /// The customer's points; -1 where they are no member.
    public long balance(String customerId) {
        return number(
                "SELECT coalesce((SELECT balance FROM account WHERE owner = ? AND kind = 'spendable'), -1)",
                uuid("cus", customerId));
    }

    public AccountId account(String customerId) {
        return new AccountId(
                (UUID) value("SELECT account_id FROM member WHERE customer_id = ?", uuid("cus", customerId)));
    }

    /// A customer who is a member, without a point.
    public String member(Facts facts) {
        String customer = facts.newId("cus");
        facts.registered(customer);
        awaitBalance(customer, 0);
        return customer;
    }

    /// The public id of the customer's account.
    public String accountId(String customerId) {
        return account(customerId).text();
    }

    /// How many transactions have this reference.
    public long transactions(String reference) {
        return number("SELECT count(*) FROM ledger_transaction WHERE reference = ?", reference);
    }

    /// The transaction of this reference.
    public UUID transaction(String reference) {
        return (UUID) value("SELECT id FROM ledger_transaction WHERE reference = ?", reference);
    }

    public long number(String query, Object... arguments) {
        return ((Number) value(query, arguments)).longValue();
    }

    public Object value(String query, Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int index = 0; index < arguments.length; index++) {
                statement.setObject(index + 1, arguments[index]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getObject(1);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// The first column of every row.
    public List<String> texts(String query, Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int index = 0; index < arguments.length; index++) {
                statement.setObject(index + 1, arguments[index]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// Runs statements in one transaction, with the triggers that guard the ledger off.
    public void tamper(String statements) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL session_replication_role = replica");
            statement.execute(statements);
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// Forgets every member and every posting, as if nobody had ever come: what looks at all of the books takes the
    /// longer the more tests have written in them.
    public void emptyBooks() {
        tamper("""
                TRUNCATE ledger_transaction, ledger_entry, lot, lot_allocation, hold, outbox, quote_promise, quote_key,
                    expiry_notice, integrity_violation, given_by_hand, adjustment, purchase_state, purchase_earn,
                    purchase_without_points, member, pool_member, pool;
                DELETE FROM account WHERE owner IS NOT NULL;
                UPDATE programme_fold SET balance = 0, entries = 0
                """);
    }

    /// Runs statements as the service could.
    public void execute(String statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    public static UUID uuid(String prefix, String id) {
        return PublicId.parse(prefix, id).orElseThrow();
    }
}
