package io.dangol.feedback.voice.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/// The schema of today over what the one before had let in.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class DoubledReferencesIT {
    private static final String SCHEMA = "doubled_references";
    private static final String BEFORE = """
            INSERT INTO feedback (id, source, kind, channel, text, occurred_at, external_ref, received_at)
            SELECT ('01900000-0000-7000-8000-00000000000' || number)::uuid, 'reviews-kr', 'complaint', 'web', 'tea ' || number,
                now(), reference, now()
            FROM (VALUES (1, 'r1'), (2, 'r1'), (3, 'r1'), (4, 'r2'), (5, NULL), (6, NULL)) AS old (number, reference);
            INSERT INTO complaint_case (id, feedback_id, source, channel, state, opened_at, responded_at, version)
            SELECT id, id, source, channel, 'open', '2026-11-20T00:00:00Z',
                CASE WHEN text = 'tea 2' THEN timestamptz '2026-11-21T00:00:00Z' END, 1
            FROM feedback WHERE external_ref = 'r1';
            INSERT INTO case_clock (id, case_id, target, status, revision, due_at, next_at, events)
            SELECT id, id, 'update', 'running', 1, '2027-01-01T00:00:00Z', '2027-01-01T00:00:00Z', 1
            FROM complaint_case;
            INSERT INTO case_clock_event (clock_id, sequence, data)
            SELECT id, 1, jsonb_build_object('kind', 'started', 'at',
                CASE WHEN responded_at IS NULL THEN '2026-11-20T00:00:00Z' ELSE '2026-11-21T00:00:00Z' END)
            FROM complaint_case;
            """;

    @Test
    void rowsThatAreDoubledStayAndTheReferenceLeadsToTheFirst() throws SQLException {
        migrateTo("16");
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = " + SCHEMA + ", public");
            statement.execute(BEFORE);

            migrateTo("latest");

            assertThat(rows(statement, "SELECT text FROM feedback WHERE NOT twin ORDER BY id"))
                    .containsExactly("tea 1", "tea 4", "tea 5", "tea 6");
            assertThat(rows(statement, "SELECT text FROM feedback WHERE twin ORDER BY id"))
                    .containsExactly("tea 2", "tea 3");
            assertThat(rows(statement, "SELECT count(*) FROM complaint_case")).containsExactly("3");
            assertThat(rows(
                            statement,
                            "SELECT status || ' ' || events FROM case_clock JOIN feedback USING (id) ORDER BY text"))
                    .containsExactly("cancelled 2", "running 1", "cancelled 2");
            assertThat(rows(statement, "SELECT data ->> 'kind' FROM case_clock_event WHERE sequence = 2"))
                    .containsExactly("cancelled", "cancelled");
        }
    }

    private static void migrateTo(String version) {
        Flyway.configure()
                .dataSource(setting("jdbc.url"), setting("username"), setting("password"))
                .schemas(SCHEMA)
                .locations("db/kit", "db/migration")
                .target(MigrationVersion.fromVersion(version))
                .load()
                .migrate();
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(setting("jdbc.url"), setting("username"), setting("password"));
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue("quarkus.datasource." + name, String.class);
    }

    private static List<String> rows(Statement statement, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }
}
