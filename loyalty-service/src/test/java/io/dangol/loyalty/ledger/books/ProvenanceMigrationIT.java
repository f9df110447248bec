package io.dangol.loyalty.ledger.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.testkit.FreePorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/// Books that were kept before lots knew where their points came from.
class ProvenanceMigrationIT {
    private static final String POSTED_BEFORE = """
            INSERT INTO account (id, kind, owner, balance, version, floor) VALUES
                ('01930000-0000-7000-8000-000000000001', 'spendable', gen_random_uuid(), -30, 1, -30),
                ('01930000-0000-7000-8000-000000000002', 'spendable', gen_random_uuid(), 150, 1, 0);
            INSERT INTO ledger_transaction (id, kind, cause, reason, effective_at, recorded_by) VALUES
                ('01930000-0000-7000-8000-00000000000a', 'earn', gen_random_uuid(), 'test', now(), 'test'),
                ('01930000-0000-7000-8000-00000000000b', 'transfer', gen_random_uuid(), 'test', now(), 'test'),
                ('01930000-0000-7000-8000-00000000000c', 'mature', gen_random_uuid(), 'test', now(), 'test');
            INSERT INTO lot (id, account_id, transaction_id, granted, remaining, granted_at, expires_at, available_at)
            VALUES
                -- Two that nothing tells apart, one with another date, and one that was pending.
                ('01930000-0000-7000-8000-0000000000a1', '01930000-0000-7000-8000-000000000001',
                    '01930000-0000-7000-8000-00000000000a', 50, 0, '2026-01-01Z', '2099-01-01Z', NULL),
                ('01930000-0000-7000-8000-0000000000a2', '01930000-0000-7000-8000-000000000001',
                    '01930000-0000-7000-8000-00000000000a', 50, 0, '2026-01-01Z', '2099-01-01Z', NULL),
                ('01930000-0000-7000-8000-0000000000a3', '01930000-0000-7000-8000-000000000001',
                    '01930000-0000-7000-8000-00000000000a', 50, 0, '2026-01-01Z', NULL, NULL),
                ('01930000-0000-7000-8000-0000000000a4', '81930000-0000-7000-8000-000000000002',
                    '01930000-0000-7000-8000-00000000000a', 40, 0, '2026-01-01Z', NULL, '2026-02-01Z'),
                ('01930000-0000-7000-8000-0000000000b3', '01930000-0000-7000-8000-000000000002',
                    '01930000-0000-7000-8000-00000000000b', 50, 50, '2026-01-01Z', NULL, NULL),
                ('01930000-0000-7000-8000-0000000000b1', '01930000-0000-7000-8000-000000000002',
                    '01930000-0000-7000-8000-00000000000b', 50, 50, '2026-01-01Z', '2099-01-01Z', NULL),
                ('01930000-0000-7000-8000-0000000000b2', '01930000-0000-7000-8000-000000000002',
                    '01930000-0000-7000-8000-00000000000b', 50, 10, '2026-01-01Z', '2099-01-01Z', NULL),
                ('01930000-0000-7000-8000-0000000000c1', '01930000-0000-7000-8000-000000000002',
                    '01930000-0000-7000-8000-00000000000c', 40, 40, '2026-01-01Z', NULL, NULL);
            INSERT INTO lot_allocation (lot_id, transaction_id, points) VALUES
                ('01930000-0000-7000-8000-0000000000a1', '01930000-0000-7000-8000-00000000000b', 50),
                ('01930000-0000-7000-8000-0000000000a2', '01930000-0000-7000-8000-00000000000b', 50),
                ('01930000-0000-7000-8000-0000000000a3', '01930000-0000-7000-8000-00000000000b', 50),
                -- A debt of the receiver's was paid at once.
                ('01930000-0000-7000-8000-0000000000b2', '01930000-0000-7000-8000-00000000000b', 40),
                ('01930000-0000-7000-8000-0000000000a4', '01930000-0000-7000-8000-00000000000c', 40);
            """;

    @Test
    void movedPointsGetTheirSourceAndDebtsTheirColumn() throws IOException, SQLException {
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.builder().setPort(FreePorts.next()).start();
                Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            migrate(postgres, "5");
            statement.execute(POSTED_BEFORE);

            migrate(postgres, "6");

            assertThat(texts(statement, """
                            SELECT right(id::text, 2) || ' from ' || right(source_id::text, 2) FROM lot
                            WHERE source_id IS NOT NULL ORDER BY id""")).containsExactly("b1 from a1", "b2 from a2", "b3 from a3", "c1 from a4");
            assertThat(texts(statement, "SELECT balance || ' owes ' || debt FROM account WHERE owner IS NOT NULL"))
                    .containsExactlyInAnyOrder("-30 owes 30", "150 owes 0");
        }
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static void migrate(EmbeddedPostgres postgres, String version) {
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations(
                        "filesystem:../service-kit/src/main/resources/db/kit",
                        "filesystem:src/main/resources/db/migration")
                .target(version)
                .load()
                .migrate();
    }
}
