package io.dangol.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What other services keep of customer-service's facts is filled again by `./dangol republish`.
@ExtendWith(SuiteExtension.class)
class RepublishIT {
    private static final String SOURCE = "republish-it";
    private static final LocalDate FIRST_DAY = LocalDate.of(2009, 1, 1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> TOLD_AGAIN =
            Set.of("io.dangol.customer.customer.registered.v1", "io.dangol.customer.purchase.recorded.v1");

    private Suite suite;
    private Api api;
    private EventTables events;

    @BeforeEach
    void ask(Suite started) {
        suite = started;
        api = new Api(started);
        events = new EventTables(started);
    }

    @Test
    void projectionsThatWereEmptiedAreFilledAgainAndNothingIsEarnedTwice() throws SQLException {
        Shop shop = Shop.of(SOURCE, FIRST_DAY, 1_000, 4);
        api.importCsv(shop.csv());
        awaitFigures(shop);
        awaitConsumed();
        String books = books();
        String identities = identities();

        change("analytics", """
                DELETE FROM inbox;
                DELETE FROM fact WHERE kind = 'purchase' AND day BETWEEN '2008-12-01' AND '2010-02-01';
                DELETE FROM rollup WHERE kind = 'purchase' AND day BETWEEN '2008-12-01' AND '2010-02-01';
                DELETE FROM customer_activity WHERE day BETWEEN '2008-12-01' AND '2010-02-01'""");
        change("loyalty", "DELETE FROM inbox");
        change("feedback", "DELETE FROM inbox; DELETE FROM known_identity WHERE source = '" + SOURCE + "'");
        assertThat(api.kpiValue("purchases", FIRST_DAY, FIRST_DAY.plusYears(1))).isZero();

        for (int times = 0; times < 2; times++) {
            assertThat(suite.command("republish", "--service", "customer", "--per-second", "5000", "--yes"))
                    .contains("events were published again");
            awaitConsumed();
            awaitFigures(shop);
            assertThat(books()).isEqualTo(books);
            assertThat(identities()).isEqualTo(identities);
        }
    }

    @Test
    void aServiceThatCannotTellItsHistoryIsRefused() {
        Suite.Ended ended = suite.run("republish", "--service", "analytics", "--yes");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.printed()).contains("--service must be");
    }

    private void awaitFigures(Shop shop) {
        api.awaitFigures(shop, FIRST_DAY, FIRST_DAY.plusYears(1).plusDays(1), PATIENCE);
    }

    /// Until everything that customer-service has told is taken by everybody who wants it.
    private void awaitConsumed() {
        await().atMost(PATIENCE).until(() -> {
            Set<UUID> told = events.entries("customer").values().stream()
                    .filter(entry -> TOLD_AGAIN.contains(entry.type()))
                    .map(EventTables.Entry::id)
                    .collect(Collectors.toSet());
            return events.unsent("customer") == 0
                    && events.consumed("loyalty").containsAll(told)
                    && events.consumed("analytics").containsAll(told);
        });
    }

    /// What the ledger of points holds.
    private String books() throws SQLException {
        return text("loyalty", """
                SELECT (SELECT count(*) FROM ledger_transaction) || ' transactions, '
                    || (SELECT count(*) || ' accounts with ' || sum(balance) FROM account WHERE owner IS NOT NULL)""");
    }

    /// Which customers of the source feedback-service knows.
    private String identities() throws SQLException {
        return text(
                "feedback",
                "SELECT count(*) || ' ' || md5(string_agg(encode(hash, 'hex') || customer_id, ',' ORDER BY hash))"
                        + " FROM known_identity WHERE source = '" + SOURCE + "'");
    }

    private String text(String service, String query) throws SQLException {
        try (Connection connection = suite.database(service);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void change(String service, String statements) throws SQLException {
        try (Connection connection = suite.database(service);
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }
}
