package io.dangol.loyalty.ledger.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.loyalty.ledger.Cause;
import io.dangol.loyalty.ledger.TransactionKind;
import io.dangol.testkit.FreePorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/// What was posted before the full ledger keeps its meaning: a cause that comes again is known.
class FullLedgerMigrationIT {
    private static final String PURCHASE = "pur_01kazf1v6wfc5tq3m9y2e7x0bn";
    private static final String COMPENSATION = "cmp_01kazf1v6wfc5tq3m9y2e7x0bn";
    private static final UUID WITHOUT_REFERENCE = UUID.fromString("01930000-0000-7000-8000-00000000000f");
    private static final String POSTED_BEFORE = """
            INSERT INTO account (id, kind, owner, balance, version, floor)
            VALUES ('01930000-0000-7000-8000-000000000001', 'spendable', '01930000-0000-7000-8000-000000000002', 9, 3, 0);
            INSERT INTO ledger_transaction (id, kind, reason, reference, effective_at, recorded_by) VALUES
                ('01930000-0000-7000-8000-00000000000a', 'earn', 'purchase', '%s', now(), 'test'),
                ('01930000-0000-7000-8000-00000000000b', 'compensation', 'compensation', '%s', now(), 'test'),
                ('01930000-0000-7000-8000-00000000000c', 'earn', 'purchase', '구매 \\ "1"', now(), 'test'),
                ('01930000-0000-7000-8000-00000000000f', 'earn', 'purchase', NULL, now(), 'test');
            INSERT INTO lot (id, account_id, transaction_id, granted, remaining, granted_at)
            VALUES ('01930000-0000-7000-8000-00000000000d', '01930000-0000-7000-8000-000000000001',
                '01930000-0000-7000-8000-00000000000a', 9, 9, now());
            """.formatted(PURCHASE, COMPENSATION);

    @Test
    void whatWasPostedBeforeHasItsCauseAndStaysUnchangeable() throws IOException, SQLException {
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.builder().setPort(FreePorts.next()).start();
                Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            migrate(postgres.getPostgresDatabase(), "1");
            statement.execute(POSTED_BEFORE);

            migrate(postgres.getPostgresDatabase(), "2");

            assertThat(causes(statement))
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            id('a'), Cause.of(TransactionKind.EARN, PURCHASE).id(),
                            id('b'),
                                    Cause.of(TransactionKind.COMPENSATION, COMPENSATION)
                                            .id(),
                            id('c'),
                                    Cause.of(TransactionKind.EARN, "구매 \\ \"1\"")
                                            .id(),
                            id('f'),
                                    Cause.of(TransactionKind.EARN, WITHOUT_REFERENCE.toString())
                                            .id()));
            assertThatThrownBy(() -> statement.execute("UPDATE ledger_transaction SET cause = id"))
                    .hasMessageContaining("the ledger is only ever added to");
            assertThatThrownBy(() -> statement.execute("UPDATE account SET floor = 1"))
                    .hasMessageContaining("account_");
        }
    }

    private static UUID id(char last) {
        return UUID.fromString("01930000-0000-7000-8000-00000000000" + last);
    }

    private static Map<UUID, UUID> causes(Statement statement) throws SQLException {
        Map<UUID, UUID> causes = new HashMap<>();
        try (ResultSet rows = statement.executeQuery("SELECT id, cause FROM ledger_transaction")) {
            while (rows.next()) {
                causes.put(rows.getObject("id", UUID.class), rows.getObject("cause", UUID.class));
            }
        }
        return causes;
    }

    private static void migrate(DataSource database, String version) {
        Flyway.configure()
                .dataSource(database)
                .locations(
                        "filesystem:../service-kit/src/main/resources/db/kit",
                        "filesystem:src/main/resources/db/migration")
                .target(version)
                .load()
                .migrate();
    }
}
