package io.dangol.customer.history.product;

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

/// Purchases and jobs from before there were products.
class ProductMigrationIT {
    /// The question mark: there need not be a migration of just this version.
    private static final String BEFORE = "34?";

    private static final String RECORDED_BEFORE = """
            INSERT INTO customer (id, version, registered_at, updated_at)
            VALUES ('01930000-0000-7000-8000-000000000001', 1, now(), now());
            INSERT INTO purchase (id, source, order_id, customer_id, purchased_at, amount, currency, lines, fingerprint,
                recorded_at)
            SELECT gen_random_uuid(), 'pos', order_id, '01930000-0000-7000-8000-000000000001', purchased_at::timestamptz,
                1, 'KRW', lines::jsonb, gen_random_uuid(), now()
            FROM (VALUES
                ('1', '2024-01-02Z', '[{"sku": "A", "category": "new", "quantity": 2}, {"category": "none"}]'),
                ('2', '2024-01-01Z', '[{"sku": "A", "category": "old"}, {"sku": "B"}]'),
                ('3', '2024-01-03Z', '[{"sku": "A"}, {"sku": "A", "quantity": 1}]'),
                ('4', '2024-01-04Z', '[]')) AS recorded (order_id, purchased_at, lines);
            INSERT INTO job (id, kind, state, dry_run, created_by, done, total, created, rejected, created_at, touched_at)
            VALUES (gen_random_uuid(), 'purchase_import', 'queued', false, 'test', 3, 4, 2, 1, now(), now());
            """;

    @Test
    void theirSkusAreProductsAndTheirJobsGoOn() throws IOException, SQLException {
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.builder().setPort(FreePorts.next()).start();
                Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            migrate(postgres, BEFORE);
            statement.execute(RECORDED_BEFORE);

            migrate(postgres, "latest");

            assertThat(texts(statement, """
                            SELECT sku || ' ' || coalesce(last_category, '-') || ' '
                                || to_char(last_sold_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') || ' ' || completed
                            FROM product ORDER BY sku""")).containsExactly("A new 2024-01-03 false", "B - 2024-01-01 false");
            assertThat(texts(statement, "SELECT DISTINCT uuid_extract_version(id)::text FROM product"))
                    .containsExactly("7");
            statement.execute("UPDATE job SET done = 4");
            assertThat(texts(statement, "SELECT kind FROM job")).containsExactly("purchase_import");
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
