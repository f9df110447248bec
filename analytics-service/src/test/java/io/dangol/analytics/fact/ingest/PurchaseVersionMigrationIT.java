package io.dangol.analytics.fact.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/// Purchases that were counted before they had versions.
class PurchaseVersionMigrationIT {
    private static final String COUNTED_BEFORE = """
            SELECT make_fact_partitions(ARRAY['2026-01-01'::date, '2026-02-01'::date]);
            INSERT INTO fact (day, kind, id, event_id, customer_id, occurred_at, channel, facet, value) VALUES
                ('2026-01-31', 'purchase', '01930000-0000-7000-8000-000000000001', gen_random_uuid(), gen_random_uuid(),
                    '2026-01-31Z', '', 'KRW', 100),
                ('2026-02-01', 'purchase', '01930000-0000-7000-8000-000000000002', gen_random_uuid(), gen_random_uuid(),
                    '2026-02-01Z', '', 'KRW', 100),
                ('2026-02-01', 'points_earned', '01930000-0000-7000-8000-000000000003', gen_random_uuid(),
                    gen_random_uuid(), '2026-02-01Z', '', 'purchase', 1);
            """;

    @Test
    void everyPurchaseThatWasCountedIsInItsFirstVersion() throws IOException, SQLException {
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.builder().setPort(FreePorts.next()).start();
                Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            migrate(postgres, "3");
            statement.execute(COUNTED_BEFORE);

            migrate(postgres, "5");

            assertThat(texts(statement, """
                            SELECT concat_ws(' ', right(purchase_id::text, 1), version, day) FROM purchase_version
                            ORDER BY purchase_id""")).containsExactly("1 1 2026-01-31", "2 1 2026-02-01");
        }
    }

    /// Of a purchase with 5,000 lines the detail is larger than partitions allowed before.
    @Test
    void partitionsThatExistTakeFactsOfManyLines() throws IOException, SQLException {
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.builder().setPort(FreePorts.next()).start();
                Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            migrate(postgres, "5");
            statement.execute(COUNTED_BEFORE);
            String large = """
                    UPDATE fact SET detail = jsonb_build_object('lines', (
                        SELECT jsonb_agg(lpad(line::text, 200, '0')) FROM generate_series(1, 5000) AS line))
                    WHERE kind = 'purchase'
                    """;
            assertThatThrownBy(() -> statement.execute(large)).hasMessageContaining("fact_detail_check");

            migrate(postgres, "6");

            assertThat(statement.executeUpdate(large)).isEqualTo(2);
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
