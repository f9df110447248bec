package io.dangol.loyalty.earning.change;

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

/// Returns that were told before corrections were.
class PurchaseStateMigrationIT {
    private static final String TOLD_BEFORE = """
            INSERT INTO purchase_return
                (purchase_id, version, return_id, returned_at, purchase_total, returned_total, asked)
            VALUES ('01930000-0000-7000-8000-000000000001', 3, '01930000-0000-7000-8000-00000000000a', '2026-01-01Z',
                    1000, 400, 4),
                ('01930000-0000-7000-8000-000000000002', 2, '01930000-0000-7000-8000-00000000000b', '2026-01-01Z',
                    1000, 400, 0);
            """;

    @Test
    void whatReturnsAskedForIsKept() throws IOException, SQLException {
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.builder().setPort(FreePorts.next()).start();
                Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            migrate(postgres, "8");
            statement.execute(TOLD_BEFORE);

            migrate(postgres, "9");

            assertThat(texts(statement, """
                            SELECT concat_ws(' ', right(purchase_id::text, 1), total_version, total, returned_version,
                                returned_total, changed_by, changed_version, right(return_id::text, 1), settled)
                            FROM purchase_state ORDER BY purchase_id"""))
                    .containsExactly("1 3 1000 3 400 return 3 a f", "2 2 1000 2 400 return 2 b f");
            assertThat(texts(statement, """
                            SELECT concat_ws(' ', right(purchase_id::text, 1), version, asked) FROM purchase_earn""")).containsExactly("1 1 4");
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
